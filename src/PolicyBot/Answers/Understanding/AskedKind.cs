using System.Buffers;
using System.Text.RegularExpressions;
using PolicyBot.Language;
using PolicyBot.Recognition;

namespace PolicyBot.Answers.Understanding;

/// <summary>
/// Whether words are of the kind asked for, where code can tell: to 多少钱 an amount of money, to 什么时候 a time. A passage may be about
/// the very matter and yet not say it.
/// </summary>
/// <param name="question">The question.</param>
internal sealed partial class AskedKind(UnderstoodQuestion question)
{
    /// <summary>A time in no more characters than these may be told by a word alone (唐代, 战后); in more, every clause holds such characters.</summary>
    private const int LongestName = 15;

    private static readonly SearchValues<string> Times =
        SearchValues.Create(["年", "月", "日", "天", "时", "周", "季", "期", "前", "后", "起", "即", "止", "解除", "代", "朝"], StringComparison.Ordinal);

    /// <summary>What words for places end in.</summary>
    private static readonly SearchValues<char> PlaceEndings =
        SearchValues.Create("省市区县镇乡村街路巷号楼岛山河江湖海州国港湾处所室厅站点场园院馆店桥口边旁内外侧校部局台网心堂庙寺塔城屋房库厂矿田地道线段层门窗柜箱栏池户组队家社行船车");

    /// <summary>What words end in that name nobody: 方式, 效果, 政策.</summary>
    private static readonly SearchValues<char> EndingsOfAbstracts = SearchValues.Create("式法果况策则度率量性价费款期题案目项权用能力估");

    /// <summary>What units end in by which things are counted that are no part of an address.</summary>
    private static readonly SearchValues<char> Counters = SearchValues.Create("个台户元人名套条项次件株辆亩");

    /// <summary>Of these, what is never said of how often somebody does something, or how many do.</summary>
    private static readonly SearchValues<char> CountersOfThings = SearchValues.Create("台户元套条株辆亩件人");

    private readonly AskedAmount? _amount = question.Asked == AskedFor.Quantity ? new AskedAmount(question) : null;

    /// <summary>The signs by which such words are told, where signs tell it.</summary>
    private readonly Regex? _told = ToldSigns.Of(question);

    /// <summary>What counted things are asked for by name as; null where they are not.</summary>
    private readonly NamesOfCounted? _names = NamesOfCounted.AskedIn(question);

    /// <summary>Characters by which that is said for which a price is asked; empty where the question does not name it.</summary>
    private readonly string _pricedBy = ToldSigns.OfPrice(question);

    /// <summary>Whether it is asked who holds an office: somebody with a name.</summary>
    private readonly bool _asksForHolder = HolderAsked().IsMatch(question.Form.Text);

    /// <summary>Whether it is asked what kind of people something holds for: nobody in particular.</summary>
    private readonly bool _asksForKindOfPeople = KindOfPeopleAsked().IsMatch(question.Form.Text);

    /// <summary>Whether a telephone number is asked for.</summary>
    public bool IsTelephone { get; } = ToldSigns.AreTelephone(question);

    /// <summary>The name of whom the question asks who it is (张三是谁); empty where it asks otherwise.</summary>
    public string WhoIs { get; } = WhoIsAsked().Match(question.Form.Text).Groups["name"].Value is var name && PersonName.Likeness(name) > 0 ? name : "";

    /// <summary>Whether the words hold something of the kind; true where the question asks for nothing that can be told.</summary>
    public bool IsIn(ReadOnlySpan<char> words) => _names?.AreIn(words)
        ?? (_told is null ? IsOfKind(words) : _told.IsMatch(words) && (question.Asked != AskedFor.Place || IsOfKind(words)));

    private bool IsOfKind(ReadOnlySpan<char> words) => question.Asked switch
    {
        AskedFor.Quantity => _amount!.IsIn(words),
        AskedFor.Duration => ToldSigns.AreLength(words),
        AskedFor.Date => (words.Length <= LongestName && words.ContainsAny(Times)) || ToldSigns.AreTime(words) || Recognizer.Recognize(words, RecognizerModels.Dates, default).Count > 0,
        AskedFor.Place => !EndsInTime(words) && !EndsInCount(words, Counters) && HoldsNewWord(words, MayBePlace),
        AskedFor.Person or AskedFor.Name when _asksForHolder => PersonName.StandsIn(words, question.Form.Text),
        AskedFor.Person when _asksForKindOfPeople => PersonName.Likeness(words) == 0 && HoldsNewWord(words, MayBeSomebody),
        AskedFor.Person or AskedFor.Organisation => !EndsInCount(words, CountersOfThings) && HoldsNewWord(words, MayBeSomebody),
        _ => true,
    };

    /// <summary>
    /// Whether a text speaks of what the price is asked for (一吨多少钱: 吨); true where the question names nothing of the kind. What a grant is a person
    /// says nothing of the price of one injection.
    /// </summary>
    public bool IsPricedIn(ReadOnlySpan<char> text) => _pricedBy.Length == 0 || text.ContainsAny(_pricedBy);

    /// <summary>Whether nothing but what is done then stands behind a time: 2025年底前, 在2025年底前新增. The number of a house (锦程路18号) is none.</summary>
    private static bool EndsInTime(ReadOnlySpan<char> words)
    {
        if (Recognizer.Recognize(words, RecognizerModels.Dates, default) is not [.., var last])
        {
            return false;
        }

        bool isHouse = words[last.End - 1] == '号' && !words[last.Start..last.End].Contains('月') && last.Start > 0 && NormalForm.IsHan(words[last.Start - 1]);
        return !isHouse && Words.Of(words[last.End..].Trim("前后内起")).TrueForAll(word => word.Class == WordClass.Verb);
    }

    /// <summary>Whether words hold one that the question does not, and that may name what is asked for.</summary>
    private bool HoldsNewWord(ReadOnlySpan<char> words, Func<WordClass, ReadOnlySpan<char>, bool> mayBeNamed)
    {
        foreach (Word word in Words.Of(words))
        {
            ReadOnlySpan<char> text = words.Slice(word.Start, word.Length);
            ReadOnlySpan<char> bare = text.Length > 2 ? text.TrimEnd("省市区县") : text; // asked about 德州, 德州市 is nothing new
            if (mayBeNamed(word.Class, text) && !question.Form.Text.AsSpan().Contains(bare, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the word list knows as something else, and does not end as places do, names none.</summary>
    private static bool MayBePlace(WordClass of, ReadOnlySpan<char> word) => of switch
    {
        WordClass.Name or WordClass.Person or WordClass.Place or WordClass.Organisation or WordClass.Latin or WordClass.Other => true,
        WordClass.Position => word.Length > 1,
        WordClass.Noun or WordClass.VerbalNoun => PlaceEndings.Contains(word[^1]) && word is not ("端口" or "接口" or "缺口" or "人口" or "路线" or "家庭"),
        _ => false,
    };

    /// <summary>What is done, when and how much is nobody.</summary>
    private static bool MayBeSomebody(WordClass of, ReadOnlySpan<char> word) => of switch
    {
        WordClass.Noun or WordClass.VerbalNoun => word.Length == 1 || !EndingsOfAbstracts.Contains(word[^1]),
        WordClass.Name or WordClass.Person or WordClass.Place or WordClass.Organisation or WordClass.Latin or WordClass.Other or WordClass.Adjective or WordClass.Pronoun => true,
        _ => false,
    };

    /// <summary>Whether what is counted comes last (新增换电柜30台以上), which house numbers and floors are not.</summary>
    private static bool EndsInCount(ReadOnlySpan<char> words, SearchValues<char> counters) =>
        Recognizer.Recognize(words, RecognizerModels.Quantities, default) is [.., QuantityEntity { Unit: [.., var unit] } last] && counters.Contains(unit) && last.End == words.Length;

    [GeneratedRegex("([市区县镇乡村校园院所局科处队会部厅站店馆]长|主任|书记|负责人|经理|董事长|主席)(现在|目前)?(是|叫)(谁|什么|啥)|(阿姨|大爷|大妈|奶奶|爷爷|先生|女士|师傅|老师|医生|同志)(是|叫)(谁|什么|啥)")]
    private static partial Regex HolderAsked();

    [GeneratedRegex("^(?<name>\\w{2,4})是(谁|什么人|哪位)\\??$")]
    private static partial Regex WhoIsAsked();

    [GeneratedRegex("(什么|哪些|哪类|哪几类|何种)(样的)?(人员|人群|人士|对象|群体)")]
    private static partial Regex KindOfPeopleAsked();
}
