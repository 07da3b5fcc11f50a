using PolicyBot.Articles;
using PolicyBot.Recognition;

namespace PolicyBot.Answers.Understanding;

/// <summary>The unit in which a question wants its number, as far as it says so.</summary>
internal sealed class AskedUnit
{
    private const string AnyMeasureWord = "个";
    private const string Closing = "呢啊呀吧吗了的?。!";

    /// <summary>How far behind the question word the thing counted may end, in characters.</summary>
    private const int Reach = 4;

    /// <summary>Words that begin as a unit does and are none.</summary>
    private static readonly string[] NoUnits = ["年纪", "年龄", "年级"];

    private static readonly (string[] Units, string[] Words)[] Groups = [.. EmbeddedData.Lines("Answers.Data.asked-units.tsv")
        .Select(line => line.Split('\t')).Select(columns => (columns[0].Split(' '), columns[1].Split(' ')))];

    /// <summary>Measure words by which people are counted together.</summary>
    private static readonly string[] GroupsOfPeople = ["户", "家", "个"];

    /// <summary>Measure words that count the same things.</summary>
    private static readonly string[][] Counters = [.. EmbeddedData.Lines("Answers.Data.counters.tsv").Select(line => line.Split(' '))];

    private static readonly string[] CountedThings = [.. EmbeddedData.Lines("Answers.Data.counted-things.tsv")];

    private readonly string _unit;
    private readonly string[] _group;

    /// <param name="question">A question for a quantity or a duration.</param>
    public AskedUnit(UnderstoodQuestion question)
    {
        IsOrdinal = question.Slot.Length > 0 && question.Form.Text[question.Slot.Start] == '第';
        string behind = question.Unit.StartsWith("个人", StringComparison.Ordinal) ? question.Unit[1..] : question.Unit;
        _unit = IsSaidBefore(question) || Array.Exists(NoUnits, word => behind.StartsWith(word, StringComparison.Ordinal)) ? "" : UnitAt(behind);
        Length = _unit.Length == 0 ? 0 : Recognized(behind)!.Length - 1 + question.Unit.Length - behind.Length;
        _group = _unit.Length > 0 ? Array.Find(Groups, group => group.Units.Contains(_unit)).Units ?? [] : GroupOf(question);
    }

    /// <summary>How the unit of a quantity fits.</summary>
    public enum Fit
    {
        /// <summary>It is another unit than the one asked for.</summary>
        Other,

        /// <summary>The quantity names no unit.</summary>
        None,

        /// <summary>The question leaves the unit open.</summary>
        Open,

        /// <summary>It measures what is asked for in another unit.</summary>
        Comparable,

        /// <summary>It is the unit asked for.</summary>
        Same,
    }

    /// <summary>How many characters behind the question word the unit takes up; 0 where it is not said.</summary>
    public int Length { get; }

    /// <summary>Whether the question asks for a rank or a place in a row (第几名), not for how many.</summary>
    public bool IsOrdinal { get; }

    /// <summary>Whether the question says the unit, or asks for people or for what is measured in known units, so that a quantity in another unit is no answer.</summary>
    public bool IsKnown => IsOrdinal || _unit.Length > 0 || _group.Length > 0;

    /// <summary>Whether an amount of money is asked for.</summary>
    public bool IsMoney => _group.Contains("元");

    /// <summary>Whether what is asked for may be an amount of money, or a share of one.</summary>
    public bool MayBeMoney => !IsKnown || IsMoney || _group.Contains("%");

    /// <summary>Whether an age is asked for.</summary>
    public bool IsAge => _group.Contains("岁");

    /// <summary>How what was recognised fits; null for what is no quantity.</summary>
    public Fit? FitOf(Entity entity) => entity switch
    {
        QuantityEntity quantity => FitOf(quantity.Unit, quantity.High),
        ShareEntity share => FitOf("%", share.High),
        _ => null,
    };

    /// <summary>How a quantity's unit fits.</summary>
    /// <param name="unit">The unit in the form that quantities are compared in; empty where none is named.</param>
    /// <param name="value">The number: 总投资约624万 leaves out the 元.</param>
    private Fit FitOf(string unit, decimal value)
    {
        if (unit.Length == 0)
        {
            return _group.Contains("元") && value >= 10_000 ? Fit.Comparable : Fit.None;
        }

        if (unit == _unit)
        {
            return Fit.Same;
        }

        if (_group.Contains(unit) || (_group.Contains("人") && GroupsOfPeople.Contains(unit)) || Array.Exists(Counters, group => group.Contains(unit) && group.Contains(_unit)))
        {
            return Fit.Comparable;
        }

        bool isMeasured = Array.Exists(Groups, group => group.Units.Contains(unit) && !group.Units.Contains("人"));
        return _unit == AnyMeasureWord && !isMeasured ? Fit.Comparable : _unit.Length == 0 && _group.Length == 0 ? Fit.Open : Fit.Other;
    }

    /// <summary>多久, 多少钱 and 几块 name what is measured themselves: 一度 behind them is what is paid for.</summary>
    private static bool IsSaidBefore(UnderstoodQuestion question) =>
        question.Asked == AskedFor.Duration || (question.Slot.Length > 0 && question.Form.Text[question.Slot.End - 1] is '钱' or '块');

    /// <summary>The units in which what a question counts is told, where it names none itself.</summary>
    private static string[] GroupOf(UnderstoodQuestion question)
    {
        string counted = WhatIsCounted(question);
        return Array.Find(Groups, group => Array.Exists(group.Words, word => counted.Contains(word, StringComparison.Ordinal))).Units
            ?? (ThingCounted(question).Length > 0 ? [.. Counters.SelectMany(counters => counters)] : []);
    }

    /// <summary>多少电梯领到补助 asks for lifts, not for money; where nothing follows the question word, what is counted stands somewhere before it.</summary>
    private static string WhatIsCounted(UnderstoodQuestion question)
    {
        string text = question.Form.Text;
        bool isSaidBehind = WhatFollows(question).Length > 0;
        string counted = isSaidBehind ? text[question.Slot.Start..Math.Min(text.Length, question.Slot.End + Reach)] : text;
        return counted.Replace("几多", "多少", StringComparison.Ordinal).Replace("好多", "多少", StringComparison.Ordinal);
    }

    /// <summary>Where behind 多少 or 几 a question names things that are counted and not measured (多少老旧小区: 小区); empty where it names none.</summary>
    public static TextRange ThingCounted(UnderstoodQuestion question)
    {
        ReadOnlySpan<char> behind = WhatFollows(question);
        foreach (string thing in question.Asked == AskedFor.Quantity ? CountedThings : [])
        {
            if (behind.IndexOf(thing, StringComparison.Ordinal) is >= 0 and var at)
            {
                return new TextRange(question.Slot.End + at, thing.Length);
            }
        }

        return default;
    }

    /// <summary>What stands behind the question word, without the particles and marks that close a question.</summary>
    public static ReadOnlySpan<char> WhatFollows(UnderstoodQuestion question) => question.Unit.AsSpan().TrimEnd(Closing);

    private static string UnitAt(string text) => Recognized(text)?.Unit ?? "";

    /// <summary>A number put before the words shows what of them is a unit.</summary>
    private static QuantityEntity? Recognized(string text) => text.Length == 0 ? null
        : Recognizer.Recognize("3" + text, RecognizerModels.Quantities, default) is [QuantityEntity { Start: 0, Unit.Length: > 0 } quantity, ..] ? quantity : null;
}
