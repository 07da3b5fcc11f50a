namespace PolicyBot.Answers;

/// <summary>What one feature of the ranking adds to a passage's score.</summary>
/// <param name="Feature">Its name, see <see cref="Ranking.RankingFeature"/>.</param>
/// <param name="Value">Its value for the passage.</param>
/// <param name="Share">What it adds to the score; negative where it takes away.</param>
public readonly record struct FeatureShare(string Feature, float Value, float Share);
