using PolicyBot.Articles;

namespace PolicyBot.Service.Publishing.Previews;

/// <summary>Two articles that state another figure of the same thing, place and period.</summary>
/// <param name="Article">The article to be published.</param>
/// <param name="Sentence">Its sentence.</param>
/// <param name="Figure">The figure in it.</param>
/// <param name="OtherId">The id of the other article.</param>
/// <param name="OtherTitle">Its title.</param>
/// <param name="OtherSentence">Its sentence.</param>
/// <param name="OtherFigure">The figure in it.</param>
internal sealed record Contradiction(
    Article Article, string Sentence, string Figure, string OtherId, string OtherTitle, string OtherSentence, string OtherFigure);
