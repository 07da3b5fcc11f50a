namespace PolicyBot.Answers.Models;

/// <summary>A split or a leaf of a regression tree.</summary>
/// <param name="Feature">The feature split by, or -1 for a leaf.</param>
/// <param name="Value">The threshold (values up to it go left), or the leaf's value.</param>
/// <param name="Left">Number of the left child.</param>
/// <param name="Right">Number of the right child.</param>
internal readonly record struct TreeNode(int Feature, float Value, int Left, int Right);
