using System.Globalization;

namespace PolicyBot.Answers.Models;

/// <summary>
/// A sum of small regression trees over named features: what gradient boosting (Friedman, 2001) learns. Read from a text file
/// that a person can read too; made by the trainer in tests/PolicyBot.Evaluation.
/// </summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class TreeEnsemble
{
    private readonly Node[] _nodes;
    private readonly int[] _roots;

    private TreeEnsemble(Node[] nodes, int[] roots)
    {
        _nodes = nodes;
        _roots = roots;
    }

    /// <summary>Reads an ensemble.</summary>
    /// <param name="lines">
    /// One node a line, tab-separated: <c>tree</c>, <c>node</c>, then either <c>feature ≤ threshold, left node, right node</c> as
    /// four columns or <c>=</c> and the leaf's value. A tree's nodes are numbered from 0, its root.
    /// </param>
    /// <param name="features">The names of the features, in the order in which values are given to <see cref="Score"/>.</param>
    /// <exception cref="FormatException">A line cannot be read or names an unknown feature.</exception>
    public static TreeEnsemble Read(IEnumerable<string> lines, IReadOnlyList<string> features)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var numbers = features.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i, StringComparer.Ordinal);
        List<Node> nodes = [];
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
                [_, _, "=", var value] => new Node(-1, Number(value), 0, 0),
                [_, _, var name, var threshold, var left, var right] when numbers.TryGetValue(name, out int feature) =>
                    new Node(feature, Number(threshold), root + (int)Number(left), root + (int)Number(right)),
                _ => throw new FormatException($"The model's line '{line}' is neither a split by a known feature nor a leaf."),
            });
        }

        return new TreeEnsemble([.. nodes], [.. roots]);
    }

    /// <summary>The sum of the trees' leaves for one case.</summary>
    /// <param name="features">The case's feature values, in the order of the names the ensemble was read with.</param>
    public float Score(ReadOnlySpan<float> features)
    {
        float sum = 0;
        foreach (int root in _roots)
        {
            ref readonly Node node = ref _nodes[root];
            while (node.Feature >= 0)
            {
                node = ref _nodes[features[node.Feature] <= node.Value ? node.Left : node.Right];
            }

            sum += node.Value;
        }

        return sum;
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

    /// <param name="Feature">The feature split by, or -1 for a leaf.</param>
    /// <param name="Value">The threshold (values up to it go left), or the leaf's value.</param>
    /// <param name="Left">Number of the left child.</param>
    /// <param name="Right">Number of the right child.</param>
    private readonly record struct Node(int Feature, float Value, int Left, int Right);
}
