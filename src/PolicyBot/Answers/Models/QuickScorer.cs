using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PolicyBot.Answers.Models;

/// <summary>
/// Scores cases with an ensemble of trees without walking down any of them: going through the splits feature by feature, each that
/// a case falls to the right of rules out the leaves to its left, and the first leaf that remains of a tree is the case's
/// (QuickScorer: Lucchese and others, 2015). Thresholds ascend, so a feature is done with at the first that the case does not exceed.
/// </summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
internal sealed class QuickScorer
{
    /// <summary>How many cases are scored at once: as many numbers as the widest vector registers hold.</summary>
    public const int Lanes = 16;

    /// <summary>Most leaves of a tree: the bits of a mask.</summary>
    private const int MostLeaves = 32;

    private const int MostOnStack = 16384;

    private readonly Split[][] _splits;
    private readonly float[] _leaves;
    private readonly int[] _firstLeaves;

    /// <param name="nodes">The nodes of all trees.</param>
    /// <param name="roots">The number of each tree's root.</param>
    /// <param name="features">How many features a case has.</param>
    /// <exception cref="FormatException">A tree has more than 32 leaves.</exception>
    public QuickScorer(TreeNode[] nodes, int[] roots, int features)
    {
        List<Split>[] splits = [.. Enumerable.Range(0, features).Select(_ => new List<Split>())];
        List<float> leaves = [];
        _firstLeaves = new int[roots.Length];
        for (int tree = 0; tree < roots.Length; tree++)
        {
            _firstLeaves[tree] = leaves.Count;
            Read(nodes, roots[tree], tree, splits, leaves);
        }

        _splits = [.. splits.Select(ofFeature => ofFeature.OrderBy(split => split.Threshold).ToArray())];
        _leaves = [.. leaves];
    }

    /// <summary>The sums of the trees' leaves, for some cases at once.</summary>
    /// <param name="cases">The cases' feature values; at most <see cref="Lanes"/> cases.</param>
    /// <param name="scores">Takes the score of each.</param>
    [SkipLocalsInit] // all of the masks are filled
    public void Score(ReadOnlySpan<float[]> cases, Span<float> scores)
    {
        int size = _firstLeaves.Length * Lanes;
        Span<uint> remaining = size <= MostOnStack ? stackalloc uint[size] : new uint[size];
        remaining.Fill(uint.MaxValue);
        RuleOut(cases, MemoryMarshal.Cast<uint, Vector512<uint>>(remaining));
        scores = scores[..cases.Length];
        scores.Clear();
        for (int tree = 0; tree < _firstLeaves.Length; tree++)
        {
            ReadOnlySpan<float> leaves = _leaves.AsSpan(_firstLeaves[tree]);
            ReadOnlySpan<uint> ofTree = remaining.Slice(tree * Lanes, Lanes);
            for (int lane = 0; lane < scores.Length; lane++)
            {
                scores[lane] += leaves[BitOperations.TrailingZeroCount(ofTree[lane])];
            }
        }
    }

    private void RuleOut(ReadOnlySpan<float[]> cases, Span<Vector512<uint>> remaining)
    {
        Span<float> lanes = stackalloc float[Lanes];
        for (int feature = 0; feature < _splits.Length; feature++)
        {
            float greatest = float.MinValue;
            for (int lane = 0; lane < cases.Length; lane++)
            {
                lanes[lane] = cases[lane][feature];
                greatest = Math.Max(greatest, lanes[lane]);
            }

            Vector512<float> values = Vector512.Create<float>(lanes);
            foreach (ref readonly Split split in _splits[feature].AsSpan())
            {
                if (greatest <= split.Threshold)
                {
                    break;
                }

                ref Vector512<uint> ofTree = ref remaining[split.Tree];
                Vector512<uint> goRight = Vector512.GreaterThan(values, Vector512.Create(split.Threshold)).AsUInt32();
                ofTree = Vector512.AndNot(ofTree, goRight & Vector512.Create(split.LeftLeaves));
            }
        }
    }

    /// <summary>Lists the splits and, from left to right, the leaves below a node.</summary>
    private void Read(TreeNode[] nodes, int number, int tree, List<Split>[] splits, List<float> leaves)
    {
        TreeNode node = nodes[number];
        if (node.Feature < 0)
        {
            leaves.Add(node.Value);
            return;
        }

        int first = leaves.Count - _firstLeaves[tree];
        Read(nodes, node.Left, tree, splits, leaves);
        int end = leaves.Count - _firstLeaves[tree];
        if (end >= MostLeaves)
        {
            throw new FormatException($"The model's tree {tree} has more than {MostLeaves} leaves.");
        }

        uint leftLeaves = (uint.MaxValue << first) & ~(uint.MaxValue << end);
        splits[node.Feature].Add(new Split(node.Value, tree, leftLeaves));
        Read(nodes, node.Right, tree, splits, leaves);
    }

    /// <param name="Threshold">Values beyond it go right.</param>
    /// <param name="Tree">Number of its tree.</param>
    /// <param name="LeftLeaves">The leaves of the tree to the left of the split.</param>
    private readonly record struct Split(float Threshold, int Tree, uint LeftLeaves);
}
