namespace PolicyBot.Answers.Understanding;

/// <summary>What kind of thing a question asks for.</summary>
public enum AskedFor
{
    /// <summary>Something its noun names no kind of (什么, 哪个), or no question word at all.</summary>
    Thing,

    /// <summary>A number with its unit (多少台, 几个, 面积有多大), also a telephone number.</summary>
    Quantity,

    /// <summary>A length of time (多久, 多长时间).</summary>
    Duration,

    /// <summary>A point or period of time (什么时候, 哪一年).</summary>
    Date,

    /// <summary>A place (哪里, 什么地方, 哪个国家).</summary>
    Place,

    /// <summary>A person (谁).</summary>
    Person,

    /// <summary>An authority, company or other body (哪个部门).</summary>
    Organisation,

    /// <summary>What something is called (叫什么, 名称是什么).</summary>
    Name,

    /// <summary>Several things (哪些, 哪几项).</summary>
    List,

    /// <summary>A rule, condition or benefit (什么要求, 哪些优惠政策).</summary>
    Rule,

    /// <summary>A way or procedure (怎么办理, 通过什么渠道).</summary>
    Way,

    /// <summary>A reason or purpose (为什么).</summary>
    Reason,

    /// <summary>Yes or no (吗, 是否, 能不能).</summary>
    YesNo,

    /// <summary>What something is (什么是…, …是什么意思).</summary>
    Definition,
}
