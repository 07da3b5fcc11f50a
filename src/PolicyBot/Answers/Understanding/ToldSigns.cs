using System.Text.RegularExpressions;

namespace PolicyBot.Answers.Understanding;

/// <summary>Kinds of words that have a sign of their own: a question for them is known by one pattern, an answer by another.</summary>
internal static partial class ToldSigns
{
    /// <summary>The kinds, each with what is asked for by it; null for whatever is neither a figure, a time nor a place (要什么材料).</summary>
    private static readonly (AskedFor? Of, Regex Asked, Regex Told)[] Kinds =
    [
        (AskedFor.Quantity, TelephoneAsked(), Telephone()),
        (AskedFor.Quantity, BusAsked(), Bus()),
        (AskedFor.Quantity, PercentageAsked(), Percentage()),
        (AskedFor.Date, HourAsked(), Hour()),
        (AskedFor.Date, TimeOfDayAsked(), TimeOfDay()),
        (AskedFor.Date, WeekdayAsked(), Weekday()),
        (AskedFor.YesNo, DayOffAsked(), DayOff()),
        (null, DocumentsAsked(), Documents()),
        (null, ConditionsAsked(), Conditions()),
        (null, ApplicationAsked(), Application()),
        (null, ComplaintAsked(), Complaint()),
        (AskedFor.Place, ComplaintAsked(), Complaint()),
        (null, WebAddressAsked(), WebAddress()),
        (null, AddressAsked(), Address()),
        (AskedFor.Place, AddressAsked(), Address()),
        (AskedFor.Place, DownloadAsked(), Download()),
    ];

    /// <summary>The signs of what a question asks for; null where it has none.</summary>
    public static Regex? Of(UnderstoodQuestion question)
    {
        bool isToldByCode = question.Asked is AskedFor.Quantity or AskedFor.Duration or AskedFor.Date or AskedFor.Place;
        return Array.Find(Kinds, kind => (kind.Of is { } asked ? asked == question.Asked : !isToldByCode) && kind.Asked.IsMatch(question.Form.Text)).Told;
    }

    /// <summary>Whether a telephone number is asked for.</summary>
    public static bool AreTelephone(UnderstoodQuestion question) => question.Asked == AskedFor.Quantity && TelephoneAsked().IsMatch(question.Form.Text);

    /// <summary>The characters of which a text must hold one if it is to say what something costs by the measure that the question names (一晚多少钱: 晚夜天); empty without one.</summary>
    public static string OfPrice(UnderstoodQuestion question)
    {
        string measure = question.Asked is AskedFor.Quantity or AskedFor.Rule or AskedFor.Way ? PriceAsked().Match(question.Form.Text).Groups["measure"].Value : "";
        return measure switch
        {
            "" => "",
            "小时" => "时",
            "个月" => "月",
            "平方" or "平方米" or "平米" => "平",
            "立方" or "立方米" => "方",
            "天" or "日" or "晚" or "夜" => "天日晚夜",
            "棵" or "株" => "棵株",
            _ => measure,
        };
    }

    /// <summary>Whether words of a clause or more tell a time: a figure or a word with its unit, or what is before, behind or at the end of something.</summary>
    public static bool AreTime(ReadOnlySpan<char> words) => Time().IsMatch(words);

    /// <summary>Whether words tell how long something lasts; the time of day at which it happens does not.</summary>
    public static bool AreLength(ReadOnlySpan<char> words) => Length().IsMatch(words);

    [GeneratedRegex("[0-9零一二三四五六七八九十今明昨当每本上下次翌同头前后这那半几数元][个半]?[年月日天周号季]|[0-9][点时:]|[年月日周岁][底初末内中]|[上中下]旬|世纪|年间|时期|期间|时代|[之以]?[前后起止](?=[,。;:、)]|$)|时(?=[,。;、]|$)|即日|立即|随时|随即|解除|届满|次日|之[日时]|为止|[春夏秋冬][季天]|小时|分钟|[古近现当年时王前唐宋元明清汉隋秦晋周商夏][代朝]|最近|目前|近期|后,|长期|全年|(春|端午|中秋|国庆|清明|元宵|重阳)节|五一|元旦")]
    private static partial Regex Time();

    [GeneratedRegex("[0-9零一二三四五六七八九十百千万亿两半几数多每][余多]?个?半?((?<![0-9]{4})年|(?<=个半?)月|天|晚|夜|周|星期|小时|时(?!,|。|$)|分|秒|季|学期|工作日|世纪|代)|[0-9]{4}[余多]?年(之久|的|历史|以)|[约近达过][0-9]{4}年|(?<!月|月[0-9])[0-9]+日|长期|永久|终身|终生|全[天年]|昼夜|[期届]满|为止|至今|期间|之久|当[天日]|即|[年月日]底?[前后起止至]|解除|结束")]
    private static partial Regex Length();

    /// <summary>Only of measures for which no other word is used: what is asked by 张 or 台 may be told by 件.</summary>
    [GeneratedRegex("(?:一|每|1)(?<measure>小时|个月|平方米?|平米|立方米?|公斤|[吨针次天日晚夜棵株户年米度趟])[^,。?]{0,5}(多少|几块|几元|几毛|怎么收|收费)")]
    private static partial Regex PriceAsked();

    [GeneratedRegex("(需要?|要|带|提交|提供|准备)(提交|交|带|准备|提供)?(些|哪些|什么|啥)(申请|申报|办理|证明)?(材料|资料|证件|手续)")]
    private static partial Regex DocumentsAsked();

    [GeneratedRegex("[证表书件照卡单码册]|材料|资料|合同|户口|承诺|记录|凭据")]
    private static partial Regex Documents();

    [GeneratedRegex("(什么|哪些|哪几个|啥|何种)(样的)?(条件|资格)|(条件|资格)(是|有)?(什么|哪些|啥)")]
    private static partial Regex ConditionsAsked();

    /// <summary>What must be, or what whoever it holds for is.</summary>
    [GeneratedRegex("应(?!急)|须|需(?!要|求)|满|符合|具有|具备|达到|持|不[得能可超低高]|可以|以[上下内]|的(人|家庭|企业|住宅|小区|居民|老人|单位|户)|户籍|凡|未|无")]
    private static partial Regex Conditions();

    [GeneratedRegex("(怎么|怎样|如何|咋)[^,。?]{0,8}?(申请|办理|申报|报名|领取|预约|报销|补办|登记)")]
    private static partial Regex ApplicationAsked();

    /// <summary>Who may, and what one gets, is no way to it.</summary>
    [GeneratedRegex("[申报领凭带登填写审交]|办(?!结|公室)|网(?!格)|受理|预约|窗口|材料|手续|电话|拨打|联系|下载|扫|关注|app|微信|小程序|平台|系统|公众号|邮|发送|上传|通过|点击|打开|进入|选择|无需|不用|自动")]
    private static partial Regex Application();

    [GeneratedRegex("(怎么|怎样|如何|咋|(向|找|跟)谁|(上|去|到)?(哪儿|哪里|哪))[^,。?]{0,6}?(投诉|举报|反映)|(投诉|举报)[^,。?]{0,6}?(去|到|上|找|向)(哪|谁)")]
    private static partial Regex ComplaintAsked();

    /// <summary>How or to whom; that there were complaints is no way to one.</summary>
    [GeneratedRegex("[0-9](-?[0-9]){4,}|电话|热线|拨打|网(?!格)|app|微信|小程序|公众号|平台|窗口|信箱|邮箱|信访|来信|上门|扫码|(向|到|找)[^,。;]{1,15}(投诉|举报|反映)|(投诉|举报|反映)(给|到|至)")]
    private static partial Regex Complaint();

    [GeneratedRegex("(网址|链接)(是|有|呢|多少|\\?|$)|哪个网[址站]")]
    private static partial Regex WebAddressAsked();

    [GeneratedRegex("http|www|[a-z0-9]\\.[a-z]{2,}|网")]
    private static partial Regex WebAddress();

    [GeneratedRegex("(?<!邮箱)地址(是|在|呢|\\?|,|$)|哪条(大?[路街道巷]|马路)|([所局站院馆厅校店点]|中心|银行|支行)(具体)?(建|设|位于|开)?在(哪里|哪儿|哪|什么地方|什么位置|哪个位置|哪个地方)(\\?|$)")]
    private static partial Regex AddressAsked();

    [GeneratedRegex("路(?![段面况])|街(?!道)|[巷弄]|村(?!民)|大道|[0-9一二三四五六七八九十][号楼层室]|大厦|广场|小区[内门东南西北]|旁|[东南西北]侧|隔壁|对面|交叉口|[院楼馆]内|http|www|@")]
    private static partial Regex Address();

    [GeneratedRegex("(在|到|去|从)(哪|什么)[^,。?]{0,4}下载")]
    private static partial Regex DownloadAsked();

    [GeneratedRegex("网|app|平台|系统|公众号|小程序|邮箱|窗口|http|www|二维码|扫码")]
    private static partial Regex Download();

    [GeneratedRegex("几路(?!口|段)")]
    private static partial Regex BusAsked();

    [GeneratedRegex("[0-9]路|号线|专线")]
    private static partial Regex Bus();

    [GeneratedRegex("百分之(几|多少)|利率是?(多少|几|好多)")]
    private static partial Regex PercentageAsked();

    [GeneratedRegex("%|百分|[0-9一二三四五六七八九两][成倍]|[0-9]个?点|基点|lpr|[免无]息")]
    private static partial Regex Percentage();

    [GeneratedRegex("几点|(早|晚)上几")]
    private static partial Regex HourAsked();

    [GeneratedRegex("[0-9零一二三四五六七八九十两半][点时:]|全天|昼夜|24小时|随时")]
    private static partial Regex Hour();

    [GeneratedRegex("(开门|关门|上班|下班|营业|开放|办公|接待)时间")]
    private static partial Regex TimeOfDayAsked();

    [GeneratedRegex("[0-9零一二三四五六七八九十两半][点时:]|全天|昼夜|[上下]午|凌晨|晚上|夜间")]
    private static partial Regex TimeOfDay();

    [GeneratedRegex("(周|星期|礼拜)几")]
    private static partial Regex WeekdayAsked();

    [GeneratedRegex("(周|星期|礼拜)[一二三四五六日天末1-7]|双休|工作日|每[天日]|天天")]
    private static partial Regex Weekday();

    [GeneratedRegex("周[一二三四五六日末]|星期|双休|休息日|节假日|放假|礼拜")]
    private static partial Regex DayOffAsked();

    [GeneratedRegex("周|星期|双休|假|休息|工作日|每[天日]|全年|天天|礼拜")]
    private static partial Regex DayOff();

    [GeneratedRegex("(?<!攻)打(哪个|啥|什么|哪里|哪儿|给谁)(号|号码)?([问呢?]|$)|打(哪个|啥|什么)号|往哪(儿|里)?打|(电话|热线|号码|联系方式)(号码|号)?是?(多少|几)|(哪个|哪些|哪一个|什么|啥)([^,。?]{0,4}的)?[^,。?的]{0,4}(电话|热线|号码|联系方式)|(电话|热线|号码|联系方式)(是|有|呢|吗|\\?)*$")]
    private static partial Regex TelephoneAsked();

    /// <summary>From five digits on, as 12345 has; nothing that is counted or measured.</summary>
    [GeneratedRegex("[0-9](-?[0-9]){4,}(?![0-9.,万亿元户人台个平米年月日%])")]
    private static partial Regex Telephone();
}
