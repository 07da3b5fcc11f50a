using PolicyBot.Articles;
using PolicyBot.Language;

namespace PolicyBot.Answers.Understanding;

/// <summary>Reads from a question's words what it asks for and which of its terms carry weight.</summary>
public static class QuestionReader
{
    /// <summary>Weight of a single character beside that of a pair. Between 0.15 and 0.3 the choice hardly matters.</summary>
    private const float CharacterWeight = 0.25f;

    private const int LongestUnit = 4;
    private const string MeasureWords = "个位名家所座条种类项件部场支些款本届只次处份批";

    /// <summary>Reads a question.</summary>
    /// <param name="text">The question as typed, not empty.</param>
    public static UnderstoodQuestion Read(string text)
    {
        NormalText form = NormalForm.Of(text);
        ReadOnlySpan<char> question = form.Text;
        var silent = new bool[question.Length];
        (AskedFor asked, TextRange slot, string unit) = ReadAsked(question, silent);
        return new UnderstoodQuestion(form, asked, slot, unit, ReadTerms(question, silent));
    }

    private static (AskedFor Asked, TextRange Slot, string Unit) ReadAsked(ReadOnlySpan<char> question, bool[] silent)
    {
        AskedFor? best = null;
        TextRange slot = default;
        for (int i = 0; i < question.Length; i++)
        {
            int length = QuestionLexicon.WordAt(question[i..], out AskedFor? asked);
            if (length == 0 || IsPartOfWord(question, i, length))
            {
                continue;
            }

            silent.AsSpan(i, length).Fill(true);
            asked = AsksWhat(question, i, length) ? AskedFor.Thing : asked;

            // A question is asked once; 吗 beside another question word (知道有哪些吗) asks nothing of its own.
            if (asked is { } kind && (best is null || (best == AskedFor.YesNo && kind != AskedFor.YesNo)))
            {
                best = kind;
                slot = new TextRange(i, length);
            }

            i += length - 1;
        }

        if (best is null)
        {
            return (AsksYesOrNo(question) ? AskedFor.YesNo : AskedAtEnd(question), default, "");
        }

        if (best is AskedFor.Quantity)
        {
            string unit = question.Slice(slot.End, Math.Min(LongestUnit, question.Length - slot.End)).ToString();
            return (AskedFor.Quantity, slot, unit);
        }

        if (best is AskedFor.Thing or AskedFor.List or AskedFor.Organisation)
        {
            int noun = FindNoun(question[slot.End..], out AskedFor asked);
            if (noun > 0)
            {
                bool several = best == AskedFor.List && asked is AskedFor.Place or AskedFor.Person or AskedFor.Organisation or AskedFor.Name;
                return (several ? AskedFor.List : asked, new TextRange(slot.Start, slot.Length + noun), "");
            }
        }

        return (best.Value, slot, "");
    }

    /// <summary>为何 at the end asks what something is (亮点为何), unless that is a reason; elsewhere, or after a comma, why.</summary>
    private static bool AsksWhat(ReadOnlySpan<char> question, int start, int length) =>
        question.Slice(start, length) is "为何" && start > 1 && char.IsLetterOrDigit(question[start - 1]) && question[(start + length)..].Trim("?。!呢 ").IsEmpty
        && !(QuestionLexicon.NounAt(question[(start - 2)..start], out AskedFor noun) == 2 && noun == AskedFor.Reason);

    /// <summary>Whether a question word stands anywhere in a text.</summary>
    private static bool HoldsWord(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (QuestionLexicon.WordAt(text[i..], out AskedFor? asked) > 0 && asked is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>何 in 几何, 多大 in 多伦多大学, 几 in 几内亚 are not question words, nor 几 in 十几个; in 那几个 it is one where nothing else asks.</summary>
    private static bool IsPartOfWord(ReadOnlySpan<char> question, int start, int length)
    {
        char first = question[start];
        char before = start > 0 ? question[start - 1] : '\0';
        ReadOnlySpan<char> rest = question[(start + length)..];
        return first switch
        {
            '何' when length == 1 => before is '几' or '任' || rest is ['氏' or '先' or '某', ..],
            '几' => (length == 1 && rest is ['乎' or '何', ..]) || rest.StartsWith("内亚") || before is '这' or '十' or '好' or '近' or '头' || (before == '那' && HoldsWord(rest)),
            '打' => before is '攻',
            '上' => before is '网' or '线' or '早' or '晚', // 网上哪几天
            '多' => before is '伦' || (length == 2 && question[start + 1] == '大' && rest is ['学', ..]),
            '在' or '到' or '去' when length == 2 => rest is ['天' or '年' or '月' or '日' or '个' or '些' or '种' or '家' or '位' or '所' or '一', ..], // 到哪天
            '呢' or '啊' or '呀' or '吧' or '哦' or '嘛' => rest.Length > 0 && char.IsLetterOrDigit(rest[0]),
            _ => false,
        };
    }

    /// <summary>The noun a "which" asks by, perhaps behind a measure word and its own attributes (哪个政府部门).</summary>
    /// <returns>How many characters it takes up behind the question word; 0 where none of the known nouns follows.</returns>
    private static int FindNoun(ReadOnlySpan<char> rest, out AskedFor asked)
    {
        int skip = rest.Length > 0 && rest[0] == '一' ? 1 : 0;
        skip += rest.Length > skip && MeasureWords.Contains(rest[skip], StringComparison.Ordinal) ? 1 : 0;
        for (int i = 0; i < rest.Length && i <= skip + 4; i++)
        {
            if (!char.IsLetterOrDigit(rest[i]))
            {
                break;
            }

            int length = QuestionLexicon.NounAt(rest[i..], out asked);
            if (length > 1 || (length == 1 && (i == 0 || i == skip)))
            {
                return i + length;
            }
        }

        asked = default;
        return 0;
    }

    /// <summary>能进不, 去过没, 行么, 教不教: yes or no in other words than 吗.</summary>
    private static bool AsksYesOrNo(ReadOnlySpan<char> question)
    {
        ReadOnlySpan<char> text = question.TrimEnd("?。!, ");
        for (int i = 1; i + 1 < text.Length; i++)
        {
            if (text[i] is '不' or '没' or '唔' && text[i - 1] == text[i + 1])
            {
                return true;
            }
        }

        return text is [_, .., '不' or '没' or '么'];
    }

    /// <summary>Without a question word the last noun asks: 施工许可证办理地点？</summary>
    private static AskedFor AskedAtEnd(ReadOnlySpan<char> question)
    {
        ReadOnlySpan<char> text = question.TrimEnd("?。!的是有:, ");
        for (int start = Math.Max(0, text.Length - 4); start < text.Length - 1; start++)
        {
            if (QuestionLexicon.NounAt(text[start..], out AskedFor asked) == text.Length - start)
            {
                return asked;
            }
        }

        return AskedFor.Thing;
    }

    private static List<QuestionTerm> ReadTerms(ReadOnlySpan<char> question, bool[] silent)
    {
        List<QuestionTerm> terms = [];
        HashSet<ulong> seen = [];
        foreach (Term term in Terms.Of(question))
        {
            if (!silent.AsSpan(term.Start, term.Length).Contains(true))
            {
                Add(term.Key, term.Start, term.Length);
            }
        }

        return terms;

        void Add(ulong key, int start, int length)
        {
            if (seen.Add(key))
            {
                terms.Add(new QuestionTerm(key, start, length, TermKey.IsCharacter(key) ? CharacterWeight : 1));
            }
        }
    }
}
