using System.Globalization;

namespace PolicyBot.Evaluation.Training;

/// <summary>How an ensemble is grown.</summary>
/// <param name="Trees">Number of trees.</param>
/// <param name="Leaves">Most leaves of a tree.</param>
/// <param name="Rate">Share of each tree's step that is taken (shrinkage).</param>
/// <param name="MinimumRows">Fewest rows of a leaf.</param>
/// <param name="Ridge">Added to a leaf's second derivative (L2 regularisation).</param>
/// <param name="RowShare">Share of the rows each tree sees.</param>
/// <param name="FeatureShare">Share of the features each tree may split by.</param>
/// <param name="Ensembles">How many ensembles are grown from different draws and averaged, where there are few rows to learn from.</param>
public sealed record GrowthOptions(
    int Trees = 200, int Leaves = 12, float Rate = 0.06f, int MinimumRows = 30, float Ridge = 5, float RowShare = 0.7f, float FeatureShare = 0.6f, int Ensembles = 1);

/// <summary>
/// Gradient-boosted regression trees (Friedman, 2001) on histograms of at most 64 bins a feature, grown leaf by leaf at the
/// greatest gain, with Newton steps (gain and leaf values as in Chen and Guestrin, 2016).
/// </summary>
public sealed class BoostedTrees
{
    private const int Bins = 64;
    private const int FirstSeed = 7; // drawing is repeatable

    private readonly List<List<Node>> _trees = [];
    private readonly float[][] _edges;

    private BoostedTrees(float[][] edges) => _edges = edges;

    /// <summary>Fills the first and second derivative of the loss for each row, from the present scores.</summary>
    public delegate void Gradients(float[] scores, float[] first, float[] second);

    /// <summary>Grows an ensemble.</summary>
    /// <param name="rows">Feature values by row.</param>
    /// <param name="loss">The loss to be lowered.</param>
    /// <param name="options">How to grow.</param>
    public static BoostedTrees Train(IReadOnlyList<float[]> rows, Gradients loss, GrowthOptions options)
    {
        int features = rows[0].Length;
        float[][] edges = [.. Enumerable.Range(0, features).Select(f => EdgesOf(rows, f))];
        var model = new BoostedTrees(edges);
        var binned = new byte[features][];
        Parallel.For(0, features, f => binned[f] = [.. rows.Select(row => BinOf(edges[f], row[f]))]);
        for (int ensemble = 0; ensemble < options.Ensembles; ensemble++)
        {
            model._trees.AddRange(GrowEnsemble(binned, rows.Count, loss, options, new Random(FirstSeed + ensemble)));
        }

        return model;
    }

    /// <summary>The score of one case.</summary>
    public float Score(float[] features)
    {
        float sum = 0;
        foreach (List<Node> tree in _trees)
        {
            int i = 0;
            while (tree[i].Feature >= 0)
            {
                i = features[tree[i].Feature] <= _edges[tree[i].Feature][tree[i].Bin] ? tree[i].Left : tree[i].Right;
            }

            sum += tree[i].Value;
        }

        return sum;
    }

    /// <summary>The ensemble in the form that PolicyBot.Answers.Models.TreeEnsemble reads.</summary>
    public IEnumerable<string> Lines(IReadOnlyList<string> names)
    {
        for (int t = 0; t < _trees.Count; t++)
        {
            for (int i = 0; i < _trees[t].Count; i++)
            {
                Node node = _trees[t][i];
                yield return node.Feature < 0
                    ? string.Create(CultureInfo.InvariantCulture, $"{t}\t{i}\t=\t{node.Value:G5}")
                    : string.Create(CultureInfo.InvariantCulture, $"{t}\t{i}\t{names[node.Feature]}\t{_edges[node.Feature][node.Bin]:R}\t{node.Left}\t{node.Right}");
            }
        }
    }

    private static List<List<Node>> GrowEnsemble(byte[][] binned, int rows, Gradients loss, GrowthOptions options, Random random)
    {
        List<List<Node>> trees = [];
        var scores = new float[rows];
        var first = new float[rows];
        var second = new float[rows];
        for (int t = 0; t < options.Trees; t++)
        {
            loss(scores, first, second);
            int[] drawn = [.. Enumerable.Range(0, rows).Where(_ => random.NextDouble() < options.RowShare)];
            int[] allowed = [.. Enumerable.Range(0, binned.Length).Where(_ => random.NextDouble() < options.FeatureShare)];
            List<Node> tree = Grow(binned, first, second, drawn, allowed, options);
            Parallel.For(0, rows, row => scores[row] += Leaf(tree, binned, row));
            trees.Add([.. tree.Select(node => node with { Value = node.Value / options.Ensembles })]);
        }

        return trees;
    }

    private static List<Node> Grow(byte[][] binned, float[] first, float[] second, int[] rows, int[] allowed, GrowthOptions options)
    {
        List<Node> nodes = [new Node(-1, 0, LeafValue(rows, first, second, options), 0, 0)];
        var open = new PriorityQueue<(int Node, Split Split), float>();
        Consider(0, rows);
        for (int leaves = 1; leaves < options.Leaves && open.TryDequeue(out var best, out _); leaves++)
        {
            Split split = best.Split;
            nodes[best.Node] = new Node(split.Feature, split.Bin, split.Gain, nodes.Count, nodes.Count + 1);
            int[] left = [.. split.Rows.Where(row => binned[split.Feature][row] <= split.Bin)];
            int[] right = [.. split.Rows.Where(row => binned[split.Feature][row] > split.Bin)];
            nodes.AddRange([new Node(-1, 0, LeafValue(left, first, second, options), 0, 0), new Node(-1, 0, LeafValue(right, first, second, options), 0, 0)]);
            Consider(nodes.Count - 2, left);
            Consider(nodes.Count - 1, right);
        }

        return nodes;

        void Consider(int node, int[] nodeRows)
        {
            if (BestSplit(binned, first, second, nodeRows, allowed, options) is { } split)
            {
                open.Enqueue((node, split), -split.Gain);
            }
        }
    }

    private static Split? BestSplit(byte[][] binned, float[] first, float[] second, int[] rows, int[] allowed, GrowthOptions options)
    {
        if (rows.Length < 2 * options.MinimumRows)
        {
            return null;
        }

        var found = new Split[allowed.Length];
        Parallel.For(0, allowed.Length, a => found[a] = BestSplitBy(allowed[a], binned[allowed[a]], first, second, rows, options));
        Split best = found.MaxBy(split => split.Gain);
        return best.Gain > 1e-6f ? best : null;
    }

    private static Split BestSplitBy(int feature, byte[] bins, float[] first, float[] second, int[] rows, GrowthOptions options)
    {
        Span<double> g = stackalloc double[Bins];
        Span<double> h = stackalloc double[Bins];
        Span<int> n = stackalloc int[Bins];
        double totalG = 0, totalH = 0;
        foreach (int row in rows)
        {
            int bin = bins[row];
            g[bin] += first[row];
            h[bin] += second[row];
            n[bin]++;
            totalG += first[row];
            totalH += second[row];
        }

        double leftG = 0, leftH = 0, parent = totalG * totalG / (totalH + options.Ridge);
        int leftN = 0;
        Split best = default;
        for (int bin = 0; bin < Bins - 1; bin++)
        {
            leftG += g[bin];
            leftH += h[bin];
            leftN += n[bin];
            if (n[bin] == 0 || leftN < options.MinimumRows || rows.Length - leftN < options.MinimumRows)
            {
                continue;
            }

            double rightG = totalG - leftG, rightH = totalH - leftH;
            double gain = (leftG * leftG / (leftH + options.Ridge)) + (rightG * rightG / (rightH + options.Ridge)) - parent;
            if (gain > best.Gain)
            {
                best = new Split(feature, bin, (float)gain, rows);
            }
        }

        return best;
    }

    private static float LeafValue(int[] rows, float[] first, float[] second, GrowthOptions options)
    {
        double g = 0, h = 0;
        foreach (int row in rows)
        {
            g += first[row];
            h += second[row];
        }

        return (float)(-options.Rate * g / (h + options.Ridge));
    }

    private static float Leaf(List<Node> tree, byte[][] binned, int row)
    {
        int i = 0;
        while (tree[i].Feature >= 0)
        {
            i = binned[tree[i].Feature][row] <= tree[i].Bin ? tree[i].Left : tree[i].Right;
        }

        return tree[i].Value;
    }

    /// <summary>Upper edges of the bins: the feature's distinct values, or quantiles where there are too many.</summary>
    private static float[] EdgesOf(IReadOnlyList<float[]> rows, int feature)
    {
        int step = Math.Max(1, rows.Count / 20000);
        float[] values = [.. Enumerable.Range(0, rows.Count / step).Select(i => rows[i * step][feature]).Order()];
        float[] distinct = [.. values.Distinct()];
        return distinct.Length <= Bins - 1
            ? distinct
            : [.. Enumerable.Range(1, Bins - 1).Select(i => values[(int)((long)i * (values.Length - 1) / (Bins - 1))]).Distinct()];
    }

    private static byte BinOf(float[] edges, float value)
    {
        int index = Array.BinarySearch(edges, value);
        return (byte)Math.Min(index >= 0 ? index : ~index, Bins - 1);
    }

    /// <param name="Feature">Split by this feature, or -1 for a leaf.</param>
    /// <param name="Bin">Rows up to this bin go left.</param>
    /// <param name="Value">A leaf's value, a split's gain.</param>
    /// <param name="Left">The left child.</param>
    /// <param name="Right">The right child.</param>
    private readonly record struct Node(int Feature, int Bin, float Value, int Left, int Right);

    private readonly record struct Split(int Feature, int Bin, float Gain, int[] Rows);
}
