using PolicyBot.Answers.Deciding;
using PolicyBot.Answers.Extraction;
using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;

namespace PolicyBot.Evaluation.Training;

/// <summary>A question whose answer is known, with what the index found for it.</summary>
/// <param name="set">The collection's name.</param>
/// <param name="question">The question with its accepted answers.</param>
/// <param name="profile">The question's terms in its collection.</param>
/// <param name="articles">The articles found, most promising first.</param>
/// <param name="weight">How much the case counts in training.</param>
internal sealed class TrainingCase(string set, JudgedQuestion question, QuestionProfile profile, IReadOnlyList<ArticleMatch> articles, float weight)
{
    /// <summary>How many parts the cases are split into by article.</summary>
    public const int Folds = 5;

    /// <summary>The collection's name.</summary>
    public string Set { get; } = set;

    /// <summary>The question with its accepted answers.</summary>
    public JudgedQuestion Question { get; } = question;

    /// <summary>The question's terms in its collection.</summary>
    public QuestionProfile Profile { get; } = profile;

    /// <summary>The years and parts of years it asks about.</summary>
    public AskedPeriods Periods { get; } = new(profile.Question.Form.Text, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime));

    /// <summary>The articles found, most promising first.</summary>
    public IReadOnlyList<ArticleMatch> Articles { get; } = articles;

    /// <summary>How much the case counts in training.</summary>
    public float Weight { get; } = weight;

    /// <summary>The part a case belongs to: no article is on both sides of a split.</summary>
    public int Fold { get; } = (int)((uint)(question.Article ?? question.Id).Sum(c => c * 31) % Folds);

    /// <summary>The passages, in the order of the ranking once there is one.</summary>
    public List<Candidate> Candidates { get; set; } = [];

    /// <summary>Puts scored passages into the order in which the answer shows them.</summary>
    public void Order(IEnumerable<Candidate> scored) => Candidates = [.. Decision.Order(Periods, scored.OrderByDescending(candidate => candidate.Score))];

    /// <summary>The words chosen in the first passage.</summary>
    public ChosenSpan Chosen { get; set; }

    /// <summary>Whether a candidate is of the right article.</summary>
    public bool IsRight(ArticleMatch article) => article.Source.Id == Question.Article;

    /// <summary>Whether a candidate is of the right article and holds the answer.</summary>
    public bool IsHit(Candidate candidate) => IsRight(candidate.Article) && Likeness.Holds(candidate.Match.Text, Question.Answers);

    /// <summary>How alike the words at a place of the first passage's article are to the best of the accepted answers.</summary>
    public float LikenessOf(ArticleMatch article, PolicyBot.Articles.TextRange range)
    {
        string bare = Likeness.Bare(article.Form.Text.Substring(range.Start, range.Length));
        return Question.Answers.Count == 0 ? 0 : Question.Answers.Max(answer => Likeness.RougeL(bare, answer));
    }
}
