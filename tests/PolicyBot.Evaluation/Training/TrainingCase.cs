using PolicyBot.Answers.Extraction;
using PolicyBot.Answers.Ranking;

namespace PolicyBot.Evaluation.Training;

/// <summary>A question whose answer is known, with what the index found for it.</summary>
/// <param name="Set">The collection's name.</param>
/// <param name="Question">The question with its accepted answers.</param>
/// <param name="Profile">The question's terms in its collection.</param>
/// <param name="Articles">The articles found, most promising first.</param>
/// <param name="Weight">How much the case counts in training.</param>
internal sealed record TrainingCase(
    string Set, JudgedQuestion Question, QuestionProfile Profile, IReadOnlyList<ArticleMatch> Articles, float Weight)
{
    /// <summary>How many parts the cases are split into by article.</summary>
    public const int Folds = 5;

    /// <summary>The part a case belongs to: no article is on both sides of a split.</summary>
    public int Fold { get; } = (int)((uint)(Question.Article ?? Question.Id).Sum(c => c * 31) % Folds);

    /// <summary>The passages, in the order of the ranking once there is one.</summary>
    public List<Candidate> Candidates { get; set; } = [];

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
