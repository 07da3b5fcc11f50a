namespace PolicyBot.Service.Knowledge;

/// <summary>What an answer depends on besides the question, the articles and the program.</summary>
/// <param name="Day">The day that it was given for.</param>
/// <param name="Synonyms">The synonyms.</param>
/// <param name="Threshold">The confidence below which a question is declined.</param>
internal sealed record AnswerBasis(DateOnly Day, SynonymsText Synonyms, double Threshold);
