using System.Globalization;
using PolicyBot.Recognition.Dates;

namespace PolicyBot.Recognition.Models;

/// <summary>Dates, times, periods, lengths of time and sets, with TIMEX and their values.</summary>
internal static class DateTimeModel
{
    private const string Day = "yyyy-MM-dd";
    private const string Time = "HH:mm:ss";
    private const string DayAndTime = "yyyy-MM-dd HH:mm:ss";

    /// <summary>Finds the dates and times of a text.</summary>
    public static List<ModelResult> Parse(ModelText text, DateTime reference)
    {
        List<ModelResult> results = [];
        var context = new DateContext(text.Folded, reference);
        for (int i = 0; i < text.Folded.Length;)
        {
            DateExpression? expression = (DateScanner.CanBegin(context, i) ? DateScanner.Read(context, i) : null) ?? BareYearReader.Read(context, i);
            int word = DateScanner.SkipWord(context, i);
            if (expression is not null && expression.End > i + word)
            {
                if (text.Folded[expression.Start..expression.End] is "今年")
                {
                    expression = expression with { To = context.Today }; // the year to date, in Microsoft's models
                }

                results.Add(Of(text, expression));
                i = expression.End;
            }
            else
            {
                i = word > 0 ? i + word : Skip(context, i);
            }
        }

        return results;
    }

    /// <summary>Digits that were no date are none from their second on either.</summary>
    private static int Skip(DateContext context, int at)
    {
        int end = at + 1;
        if (char.IsAsciiDigit(context[at]))
        {
            while (char.IsAsciiDigit(context[end]) || (context[end] is '-' or '.' && char.IsAsciiDigit(context[end + 1])))
            {
                end++;
            }
        }

        return end;
    }

    private static ModelResult Of(ModelText text, DateExpression expression)
    {
        string type = TypeOf(expression);
        List<IReadOnlyDictionary<string, string>> values = [];
        if (expression.PastFrom is { } past)
        {
            values.Add(Value(expression, type, expression.Timex, past, expression.PastTo));
        }

        // A past reading like the other (a set, say, has no value that differs) is one reading.
        Dictionary<string, string> future = Value(expression, type, expression.Timex, expression.From, expression.To);
        bool isTwice = values.Count > 0 && IsSame(values[0], future);
        if (!isTwice)
        {
            values.Add(future);
        }

        if (expression.IsEitherHalf)
        {
            string timex = OtherTimex(expression.Timex);
            if (expression.PastFrom is { } pastFrom)
            {
                values.Add(OtherHalf(expression, type, timex, pastFrom, expression.PastTo));
            }

            if (!isTwice)
            {
                values.Add(OtherHalf(expression, type, timex, expression.From, expression.To));
            }
        }

        return new ModelResult(text.Quote(expression.Start, expression.End), "datetimeV2." + type, expression.Start, expression.End - 1, new Dictionary<string, string?>(), values);
    }

    private static Dictionary<string, string> OtherHalf(DateExpression expression, string type, string timex, DateTime from, DateTime to)
    {
        DateTime end = expression.Kind is DateKind.TimeRange or DateKind.DateTimeRange ? to : from;
        return Value(expression, type, timex, TimeReader.OtherHalf(from), TimeReader.OtherHalf(end));
    }

    private static bool IsSame(IReadOnlyDictionary<string, string> one, Dictionary<string, string> other)
    {
        foreach (string name in other.Keys)
        {
            if (!one.TryGetValue(name, out string? value) || value != other[name])
            {
                return false;
            }
        }

        return one.Count == other.Count;
    }

    private static string TypeOf(DateExpression expression) => (expression.Kind, expression.Modifier) switch
    {
        (DateKind.Duration, _) => "duration",
        (DateKind.Set, _) => "set",
        (DateKind.Date, DateModifier.None) => "date",
        (DateKind.Time, DateModifier.None) => "time",
        (DateKind.DateTime, DateModifier.None) => "datetime",
        (DateKind.Time or DateKind.TimeRange, _) => "timerange",
        (DateKind.DateTime or DateKind.DateTimeRange, _) => "datetimerange",
        _ => "daterange",
    };

    private static Dictionary<string, string> Value(DateExpression expression, string type, string timex, DateTime from, DateTime to)
    {
        var value = new Dictionary<string, string> { ["timex"] = timex, ["type"] = type };
        if (expression.IsLunar)
        {
            value["isLunar"] = "True";
        }

        string format = expression.Kind switch
        {
            DateKind.Date or DateKind.DateRange => Day,
            DateKind.Time or DateKind.TimeRange => Time,
            _ => DayAndTime,
        };
        string first = from.ToString(format, CultureInfo.InvariantCulture);
        string last = to.ToString(format, CultureInfo.InvariantCulture);
        if (expression.Kind == DateKind.Duration)
        {
            value["value"] = ModelResult.Format(expression.Seconds);
            if (expression.Modifier != DateModifier.None)
            {
                value["Mod"] = expression.Modifier.ToString().ToLowerInvariant();
            }
        }
        else if (expression.Kind == DateKind.Set || expression.IsImpossible)
        {
            value["value"] = "not resolved";
        }
        else if (expression.Modifier != DateModifier.None)
        {
            Bound(value, expression, first, last);
        }
        else if (expression.IsPoint)
        {
            value["value"] = first;
        }
        else
        {
            (value["start"], value["end"]) = (first, last);
        }

        return value;
    }

    private static void Bound(Dictionary<string, string> value, DateExpression expression, string first, string last)
    {
        value["Mod"] = expression.Modifier.ToString().ToLowerInvariant();
        value["sourceEntity"] = expression.IsPoint ? "datetimepoint" : "datetimerange";
        switch (expression.Modifier)
        {
            case DateModifier.Before:
                value["end"] = first;
                break;
            case DateModifier.Until:
                value["end"] = last;
                break;
            case DateModifier.After:
                value["start"] = last;
                break;
            default:
                value["start"] = first;
                break;
        }
    }

    /// <summary>The TIMEX with every hour in the other half of the day.</summary>
    private static string OtherTimex(string timex)
    {
        char[] other = timex.ToCharArray();
        for (int i = 0; i + 2 < other.Length; i++)
        {
            if (other[i] == 'T' && char.IsAsciiDigit(other[i + 1]) && char.IsAsciiDigit(other[i + 2]) && (i == 0 || other[i - 1] != 'P'))
            {
                int hour = ((other[i + 1] - '0') * 10) + other[i + 2] - '0';
                hour = hour >= 12 ? hour - 12 : hour + 12;
                (other[i + 1], other[i + 2]) = ((char)('0' + (hour / 10)), (char)('0' + (hour % 10)));
            }
        }

        return new string(other);
    }
}
