using PolicyBot.Articles;

namespace PolicyBot.Answers.Extraction;

/// <summary>The words chosen as the answer.</summary>
/// <param name="Range">Where they stand in the article's normal form; an enumeration may run on behind the passage's end.</param>
/// <param name="Score">Their expected likeness (ROUGE-L) to the answer, about 0 to 1.</param>
internal readonly record struct ChosenSpan(TextRange Range, float Score);
