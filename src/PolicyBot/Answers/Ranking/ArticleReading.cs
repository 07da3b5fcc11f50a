using PolicyBot.Articles;
using PolicyBot.Language;
using PolicyBot.Recognition;
using PolicyBot.Search;

namespace PolicyBot.Answers.Ranking;

/// <summary>What can be read from an article before any question is known: its normal form, figures, sentences and places.</summary>
/// <remarks>Safe to share between threads.</remarks>
internal sealed class ArticleReading
{
    /// <param name="source">The article.</param>
    /// <param name="headings">The headings of its sections.</param>
    /// <param name="cancellation">Ends the reading, which of the longest articles takes seconds.</param>
    public ArticleReading(IndexedArticle source, IEnumerable<string?> headings, CancellationToken cancellation)
    {
        Source = source;
        Form = NormalForm.Of(source.Text);
        Title = NormalForm.Of(source.Title).Text;
        Region = NormalForm.Of(source.Region ?? "").Text;
        WordsAndFigures = [.. Terms.WordsAndFiguresOf(Form.Text)];
        TitleWordsAndFigures = [.. Terms.WordsAndFiguresOf(Title)];
        Sentences = [.. SentenceCutter.Cut(Form).Select(range => Read(range, cancellation))];
        IEnumerable<TextRange> lines = FindHeadings(Form, [.. headings.OfType<string>()]).Concat(Sentences.Select(sentence => sentence.Range).Where(AsksOnItsOwn));
        Headings = [.. lines.DistinctBy(line => line.Start).OrderBy(line => line.Start)];
        HeadingsAbove = FindHeadingsAbove(Sentences, Headings);
    }

    public IndexedArticle Source { get; }

    public NormalText Form { get; }

    /// <summary>The title in normal form.</summary>
    public string Title { get; }

    /// <summary>The region in normal form; empty where it is unknown.</summary>
    public string Region { get; }

    /// <summary>The terms of the text that are more than characters, in text order.</summary>
    public Term[] WordsAndFigures { get; }

    /// <summary>Those of the title.</summary>
    public Term[] TitleWordsAndFigures { get; }

    /// <summary>The sentences, in text order.</summary>
    public SentenceReading[] Sentences { get; }

    /// <summary>The lines that are headings or questions (问：…？), in the normal form. They ask and name, and answer nothing.</summary>
    public TextRange[] Headings { get; }

    /// <summary>For each sentence the number of the one that heads its section, for a heading its own; -1 where there is none.</summary>
    public int[] HeadingsAbove { get; }

    /// <summary>The places that text, title or region name. They are looked for when first asked for: most questions name their place as the article does.</summary>
    public Place[] Places => field ??= [.. Gazetteer.Find(Form.Text).Concat(Gazetteer.Find(Title)).Concat(Gazetteer.Find(Region)).Select(mention => mention.Place).Distinct()];

    private SentenceReading Read(TextRange sentence, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new SentenceReading(sentence, Form);
    }

    private bool AsksOnItsOwn(TextRange sentence) =>
        Form.Text[sentence.End - 1] == '?' && (sentence.Start == 0 || Form.Text[sentence.Start - 1] == '\n');

    private static List<TextRange> FindHeadings(NormalText form, HashSet<string> headings)
    {
        List<TextRange> found = [];
        for (int start = 0; headings.Count > 0 && start < form.Source.Length;)
        {
            int end = form.Source.IndexOf('\n', start);
            end = end < 0 ? form.Source.Length : end;
            if (headings.Contains(form.Source[start..end].Trim()))
            {
                int first = form.FromSource(start);
                found.Add(new TextRange(first, form.FromSource(end) - first));
            }

            start = end + 1;
        }

        return found;
    }

    private static int[] FindHeadingsAbove(SentenceReading[] sentences, TextRange[] headings)
    {
        int[] above = new int[sentences.Length];
        int last = -1;
        for (int i = 0, next = 0; i < above.Length; i++)
        {
            while (next < headings.Length && headings[next].End <= sentences[i].Range.Start)
            {
                next++;
            }

            last = next < headings.Length && headings[next].Start <= sentences[i].Range.Start ? i : last;
            above[i] = last;
        }

        return above;
    }
}
