using System.Globalization;

namespace PolicyBot.Answers.Models;

/// <summary>
/// A sum of small regression trees over named features: what gradient boosting (Friedman, 2001) learns. Read from a text file
/// that a person can read too; made by the trainer in tests/PolicyBot.Evaluation.
/// </summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class TreeEnsemble
{
    private readonly TreeNode[] _nodes;
    private readonly int[] _roots;
    private readonly QuickScorer _scorer;

    private TreeEnsemble(TreeNode[] nodes, int[] roots, int features)
    {
        _nodes = nodes;
        _roots = roots;
        _scorer = new QuickScorer(nodes, roots, features);
    }

    /// <summary>Reads an ensemble.</summary>
    /// <param name="lines">
    /// One node a line, tab-separated: <c>tree</c>, <c>node</c>, then either <c>feature ≤ threshold, left node, right node</c> as
    /// four columns or <c>=</c> and the leaf's value. A tree's nodes are numbered from 0, its root.
    /// </param>
    /// <param name="features">The names of the features, in the order in which cases give their values.</param>
    /// <exception cref="FormatException">A line cannot be read or names an unknown feature, or a tree has more than 32 leaves.</exception>
    public static TreeEnsemble Read(IEnumerable<string> lines, IReadOnlyList<string> features)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var numbers = features.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i, StringComparer.Ordinal);
        List<TreeNode> nodes = [];
        List<int> roots = [];
        foreach (string line in lines)
        {
            string[] columns = line.Split('\t');
            if (columns[1] == "0")
            {
                roots.Add(nodes.Count);
            }

            int root = roots[^1];
            nodes.Add(columns switch
            {
                [_, _, "=", var value] => new TreeNode(-1, Number(value), 0, 0),
                [_, _, var name, var threshold, var left, var right] when numbers.TryGetValue(name, out int feature) =>
                    new TreeNode(feature, Number(threshold), root + (int)Number(left), root + (int)Number(right)),
                _ => throw new FormatException($"The model's line '{line}' is neither a split by a known feature nor a leaf."),
            });
        }

        return new TreeEnsemble([.. nodes], [.. roots], features.Count);
    }

    /// <summary>The sum of the trees' leaves for one case.</summary>
    /// <param name="features">The case's feature values, in the order of the names the ensemble was read with.</param>
    public float Score(float[] features)
    {
        float score = 0;
        _scorer.Score([features], new Span<float>(ref score));
        return score;
    }

    /// <summary>The same for many cases, several times as fast.</summary>
    /// <param name="cases">The cases' feature values.</param>
    /// <param name="scores">Takes the score of each.</param>
    public void Score(ReadOnlySpan<float[]> cases, Span<float> scores)
    {
        for (int first = 0; first < cases.Length; first += QuickScorer.Lanes)
        {
            int count = Math.Min(QuickScorer.Lanes, cases.Length - first);
            _scorer.Score(cases.Slice(first, count), scores[first..]);
        }
    }

    /// <summary>
    /// How much each feature moved the score of one case: along every path, the change in the node's mean that the split by the
    /// feature made (Saabas, 2014). The parts and the constant sum to the score.
    /// </summary>
    /// <param name="features">The case's feature values.</param>
    /// <returns>One value a feature.</returns>
    public float[] Explain(ReadOnlySpan<float> features)
    {
        var parts = new float[features.Length];
        foreach (int root in _roots)
        {
            int i = root;
            while (_nodes[i].Feature >= 0)
            {
                int next = features[_nodes[i].Feature] <= _nodes[i].Value ? _nodes[i].Left : _nodes[i].Right;
                parts[_nodes[i].Feature] += Mean(next) - Mean(i);
                i = next;
            }
        }

        return parts;
    }

    private float Mean(int node) =>
        _nodes[node].Feature < 0 ? _nodes[node].Value : (Mean(_nodes[node].Left) + Mean(_nodes[node].Right)) / 2;

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
