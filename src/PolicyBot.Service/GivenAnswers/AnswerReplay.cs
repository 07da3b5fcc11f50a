using PolicyBot.Answers;
using PolicyBot.Articles;
using PolicyBot.Service.Knowledge;
using PolicyBot.Service.Publishing;
using PolicyBot.Storage;

namespace PolicyBot.Service.GivenAnswers;

/// <summary>Gives an answer again from the articles, the synonyms, the threshold and the day of then. Thread-safe.</summary>
/// <param name="knowledge">Answers.</param>
/// <param name="folder">Where the articles are.</param>
/// <param name="articles">Their versions.</param>
/// <param name="time">The store's time.</param>
internal sealed class AnswerReplay(KnowledgeBase knowledge, DataFolder folder, PublishedArticles articles, TimeProvider time)
{
    /// <summary>The words of an answer's passages, out of the articles' versions of then.</summary>
    public IReadOnlyList<ReplayedPassage> Passages(KeptAnswer answer) => [.. answer.PassageList.Select(passage => Find(passage, answer.Revision))];

    /// <summary>Answers again.</summary>
    /// <exception cref="StorageException">The articles of then cannot be had; the message says why.</exception>
    public Replay Run(KeptAnswer answer, CancellationToken cancellation)
    {
        // Small talk takes no articles, so that any will do; before the first publication there were none.
        long revision = answer.Kind == AnswerKind.SmallTalk ? knowledge.Revision : Math.Max(answer.Revision, 0);
        using KnowledgePreview then = knowledge.Recall(new Publisher(folder, time), revision, answer.Basis, cancellation);
        Answer again = then.Answer(answer.ToQuestion(), cancellation);
        bool isSame = (again.Kind, again.Text) == (answer.Kind, answer.Text)
            && again.Options.SequenceEqual(answer.OptionList)
            && again.Notes.SequenceEqual(answer.NoteList)
            && KeptPassage.Of(again).Select(Identity).SequenceEqual(answer.PassageList.Select(Identity));
        return new Replay(again, isSame, answer.Program == ProgramVersion.Current);
    }

    private static (string, int, int, string, bool) Identity(KeptPassage passage) => (passage.Article, passage.Start, passage.Length, passage.Digest, passage.IsCited);

    private ReplayedPassage Find(KeptPassage passage, long revision)
    {
        ArticleVersion? version = articles.Versions(passage.Article).FirstOrDefault(version => version.Revision <= revision);
        Article? article = version?.Article;
        string? words = article is not null && passage.Start + passage.Length <= article.Text.Length ? article.Text.Substring(passage.Start, passage.Length) : null;
        return new ReplayedPassage(passage, version?.Number, article?.Title, words is not null && KeptPassage.DigestOf(words) == passage.Digest ? words : null);
    }
}

/// <summary>A passage of an answer with its words.</summary>
/// <param name="Kept">The passage.</param>
/// <param name="Version">The version of its article at the time; null where there is none.</param>
/// <param name="Title">The title of that version.</param>
/// <param name="Words">Its words; null where what is stored there now has another digest.</param>
internal sealed record ReplayedPassage(KeptPassage Kept, int? Version, string? Title, string? Words);

/// <summary>An answer given again.</summary>
/// <param name="Answer">What was said this time.</param>
/// <param name="IsSame">Whether it is the same to the word, and rests on the same passages.</param>
/// <param name="IsSameProgram">Whether the same program gave both.</param>
internal sealed record Replay(Answer Answer, bool IsSame, bool IsSameProgram);
