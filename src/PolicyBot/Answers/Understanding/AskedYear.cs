using System.Globalization;
using System.Text.RegularExpressions;
using PolicyBot.Language;
using PolicyBot.Recognition;
using PolicyBot.Recognition.Numbers;

namespace PolicyBot.Answers.Understanding;

/// <summary>A year that a question names: 2023年, 2023, 23年, 二零二三年, 去年.</summary>
/// <param name="Start">Where its words begin.</param>
/// <param name="Length">Their length.</param>
/// <param name="Words">The words, with 年 where the question leaves it out.</param>
/// <param name="Number">The year, of which <paramref name="Kind"/> says how it is to be taken.</param>
/// <param name="Kind">How it is said.</param>
internal sealed partial record AskedYear(int Start, int Length, string Words, int Number, AskedYearKind Kind)
{
    /// <summary>How far back and ahead two digits are a year: 15年 is a length of time more often.</summary>
    private const int ShortBack = 4, ShortAhead = 1;

    private const int Century = 2000;

    private const int DayLength = 8;

    /// <summary>How much of a text is read to tell what a number counts.</summary>
    private const int Counted = 16;

    /// <summary>Behind these a year may stand without 年 or in two digits, which elsewhere are an amount (月收入2020) or a length of time (交23年).</summary>
    private const string Leads = "的那在问从";

    /// <summary>Behind a number it is that of a bus line, a document or a room.</summary>
    private const string Numbered = "路号次线楼室栋座班";

    /// <summary>How many years from the one in which it is asked.</summary>
    private static readonly Dictionary<string, int> Offsets = new(StringComparer.Ordinal)
    {
        ["大前年"] = -3,
        ["前年"] = -2,
        ["去年"] = -1,
        ["今年"] = 0,
        ["明年"] = 1,
        ["后年"] = 2,
        ["大后年"] = 3,
    };

    /// <summary>The years that a question names, in text order. Years of birth are none.</summary>
    /// <param name="question">The question in normal form.</param>
    public static List<AskedYear> In(string question)
    {
        List<AskedYear> years = [];
        var places = new Lazy<List<PlaceMention>>(() => Gazetteer.Find(question));
        var words = new Lazy<List<Word>>(() => Language.Words.Of(question));
        bool BeginsPhrase(int at) => at == 0 || !char.IsLetterOrDigit(question[at - 1]) || Leads.Contains(question[at - 1], StringComparison.Ordinal)
            || places.Value.Exists(place => place.Start + place.Length == at);
        // 过去年份 and 证明年限 say no year.
        bool IsOfWords(int start, int end) => !words.Value.Exists(word =>
            (word.Start < start && word.End > start) || (word.Start < end && word.End > end && question[end] is not ('度' or '底')));
        foreach (Match match in Pattern().Matches(question))
        {
            AskedYearKind kind = Enum.GetValues<AskedYearKind>().First(kind => match.Groups[kind.ToString()].Success);
            bool isYear = kind switch
            {
                AskedYearKind.Bare => BeginsPhrase(match.Index) && CountsNothing(question.AsSpan(match.Index), match.Length),
                AskedYearKind.Short => BeginsPhrase(match.Index),
                AskedYearKind.Relative => IsOfWords(match.Index, match.Index + match.Length),
                _ => true,
            };
            if (isYear)
            {
                int number = kind == AskedYearKind.Relative ? Offsets[match.Value] : NumberOf(match.Value);
                years.Add(new AskedYear(match.Index, match.Length, kind == AskedYearKind.Bare ? match.Value + "年" : match.Value, number, kind));
            }
        }

        return years;
    }

    /// <summary>The year that is meant; null where two digits are none that anybody asks about now.</summary>
    /// <param name="today">The day on which it is asked.</param>
    public int? On(DateOnly today) => Kind switch
    {
        AskedYearKind.Relative => today.Year + Number,
        AskedYearKind.Short => Century + Number >= today.Year - ShortBack && Century + Number <= today.Year + ShortAhead ? Century + Number : null,
        _ => Number,
    };

    /// <summary>Whether a text names a year; not where its digits stand in another number or count something.</summary>
    /// <param name="text">Text in normal form.</param>
    /// <param name="year">The year in digits.</param>
    public static bool IsNamedIn(string text, string year)
    {
        for (int at = text.IndexOf(year, StringComparison.Ordinal); at >= 0; at = text.IndexOf(year, at + 1, StringComparison.Ordinal))
        {
            bool goesOn = at > 0 && (char.IsAsciiDigit(text[at - 1]) || (text[at - 1] is '.' or ',' && at > 1 && char.IsAsciiDigit(text[at - 2])));
            if (!goesOn && (IsDay(text.AsSpan(at)) || CountsNothing(text.AsSpan(at), year.Length)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>20230509.</summary>
    private static bool IsDay(ReadOnlySpan<char> text) =>
        text.Length >= DayLength && (text.Length == DayLength || !char.IsAsciiDigit(text[DayLength]))
        && DateOnly.TryParseExact(text[..DayLength], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool CountsNothing(ReadOnlySpan<char> text, int length)
    {
        if (text.Length == length || text[length] == '年')
        {
            return true;
        }

        IReadOnlyList<Entity> read = Recognizer.Recognize(text[..Math.Min(Counted, text.Length)], RecognizerModels.Quantities | RecognizerModels.Dates, DateOnly.MinValue);
        return !char.IsAsciiDigit(text[length]) && !Numbered.Contains(text[length], StringComparison.Ordinal)
            && (read is not [QuantityEntity { Start: 0 } quantity, ..] || (quantity.Unit.Length == 0 && quantity.Length == length));
    }

    private static int NumberOf(string digits) =>
        digits.TrimEnd('年').Aggregate(0, (number, digit) => (number * 10) + (char.IsAsciiDigit(digit) ? digit - '0' : Math.Max(NumeralCharacters.Digit(digit), 0)));

    /// <summary>The year in which somebody was born says nothing of the article's; 后年审 and 后年满 begin with 后.</summary>
    [GeneratedRegex(
        """
        (?<Full>(?<!\d)(?:19|20)\d\d年(?!代|(\d\d?月)?(\d\d?日)?(出生|生的|生人)))
        |(?<Full>[一二][九〇零○o][〇零○o一二三四五六七八九]{2}年(?!代|(\d\d?月)?(\d\d?日)?(出生|生的|生人)))
        |(?<Bare>(?<![\d.])20(?!00)[0-4]\d(?![\d年.,:/~-]|至|到))
        |(?<Short>(?<![\d.])[0-4]\d年(?!代|级|制|间|期|工龄|教龄|党龄|军龄|房龄|的?[老旧房]|保修|质保|左右|多|[以之]?[上下内后前来]|(\d\d?月)?(\d\d?日)?(出生|生的|生人)))
        |(?<Relative>今年|去年|大?前年|明年|大?后年(?![年满龄假薪检审金费限均收份终]))
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}

/// <summary>How a question says a year.</summary>
internal enum AskedYearKind
{
    /// <summary>2023年, 二零二三年.</summary>
    Full,

    /// <summary>2023.</summary>
    Bare,

    /// <summary>23年: the last two digits.</summary>
    Short,

    /// <summary>去年: so many years from the one in which it is asked.</summary>
    Relative,
}
