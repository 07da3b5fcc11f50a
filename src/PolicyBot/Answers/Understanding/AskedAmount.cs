using System.Buffers;
using System.Text.RegularExpressions;
using PolicyBot.Language;
using PolicyBot.Recognition;

namespace PolicyBot.Answers.Understanding;

/// <summary>Whether words hold an amount that a question for one may be answered with.</summary>
internal sealed partial class AskedAmount
{
    /// <summary>A bare number between these is more likely a year than an amount.</summary>
    private const decimal EarliestYear = 1900, LatestYear = 2100;

    /// <summary>One of so many digits is rather that of a telephone.</summary>
    private const int DigitsOfTelephone = 7;

    private const int LongestNumberOfItem = 2;

    /// <summary>Nobody pays so much for one of something, or for a month.</summary>
    private const decimal LeastOfGreatSums = 100_000;

    /// <summary>Nothing to pay, or all of it: no figure, and an answer all the same.</summary>
    private static readonly SearchValues<string> NoAmount = SearchValues.Create(["免", "不收", "无需", "不需", "全额", "不限"], StringComparison.Ordinal);

    /// <summary>What is given, paid back or left unpaid.</summary>
    private static readonly SearchValues<char> Given = SearchValues.Create("按补报免折贴奖返");

    private readonly AskedUnit _unit;

    /// <summary>Whether it is asked what one of something costs, or what one person pays.</summary>
    private readonly bool _asksForSmallSum;

    /// <param name="question">A question for a quantity.</param>
    public AskedAmount(UnderstoodQuestion question)
    {
        _unit = new AskedUnit(question);
        _asksForSmallSum = SmallSumAsked().IsMatch(question.Form.Text);
    }

    /// <summary>Whether words hold such an amount, or a rank where one is asked for, or say that nothing is to be paid.</summary>
    public bool IsIn(ReadOnlySpan<char> words)
    {
        if (_unit.IsOrdinal)
        {
            return Ordinals.StandIn(words);
        }

        if (_unit.MayBeMoney && words.ContainsAny(NoAmount))
        {
            return true;
        }

        foreach (Entity entity in Recognizer.Recognize(words, RecognizerModels.Quantities | RecognizerModels.Shares, default))
        {
            if (!IsNumberOfItem(words, entity) && !IsTooMuch(entity) && Fits(words, entity))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A share may be told of any amount but an age, of money where it says what is given by it (按50%补贴), and a number may leave out the unit that the question named.</summary>
    private bool Fits(ReadOnlySpan<char> words, Entity entity) => !_unit.IsKnown || entity switch
    {
        ShareEntity when !_unit.IsAge && (!_unit.IsMoney || words.ContainsAny(Given)) => true,
        QuantityEntity { Unit: "", Low: < EarliestYear or > LatestYear } => IsBareAmount(words, entity),
        _ => _unit.FitOf(entity) is AskedUnit.Fit.Same or AskedUnit.Fit.Comparable,
    };

    private bool IsTooMuch(Entity entity) => _asksForSmallSum && entity is QuantityEntity { Unit: "元", Low: >= LeastOfGreatSums };

    /// <summary>Whether a number without a unit is an amount: not that of a telephone or a day (周一), nor of anything that it stands before (15号, 8层, 8:30, 1+N).</summary>
    private static bool IsBareAmount(ReadOnlySpan<char> words, Entity entity)
    {
        bool isTelephone = entity.Length >= DigitsOfTelephone && (words[entity.Start] == '0' || !words[entity.Start..entity.End].ContainsAnyExceptInRange('0', '9'));
        return !isTelephone && (entity.Start == 0 || words[entity.Start - 1] is not ('第' or '周' or ':' or '-'))
            && (entity.End == words.Length || (words[entity.End] is not (':' or '+' or '-' or '/' or (>= 'a' and <= 'z')) && !NormalForm.IsHan(words[entity.End])));
    }

    /// <summary>Whether a number only counts the items of a list: 2.残疾人证.</summary>
    public static bool IsNumberOfItem(ReadOnlySpan<char> words, Entity entity) =>
        entity is QuantityEntity { Unit: "", Length: <= LongestNumberOfItem } && entity.End < words.Length && words[entity.End] is '.' or '、' or ')'
        && (entity.Start == 0 || !char.IsLetterOrDigit(words[entity.Start - 1]));

    [GeneratedRegex("(每|一|1)(户|个?人|个?月|小?时|天|日|晚|次|张|针|度|吨|斤|平方?米?|立方米?|方|公里|瓶|本|份|餐|顿|节)[^,。?]{0,8}(多少|几块|几元|怎么收)|(押金|月租|门票|票价|学费|房租|工资|年费|月费|服务费)[^,。?]{0,6}(多少|几块|几元)")]
    private static partial Regex SmallSumAsked();
}
