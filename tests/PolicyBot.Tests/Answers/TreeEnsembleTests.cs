using PolicyBot.Answers.Models;

namespace PolicyBot.Tests.Answers;

public class TreeEnsembleTests
{
    private static readonly string[] Lines =
    [
        "0\t0\tlength\t10\t1\t2", "0\t1\t=\t-1", "0\t2\tcoverage\t0.5\t3\t4", "0\t3\t=\t1", "0\t4\t=\t3",
        "1\t0\tcoverage\t0.2\t1\t2", "1\t1\t=\t0", "1\t2\t=\t0.5",
    ];

    private static readonly TreeEnsemble Ensemble = TreeEnsemble.Read(Lines, ["coverage", "length"]);

    [Theory]
    [InlineData(0.9f, 5, -0.5f)]
    [InlineData(0.9f, 20, 3.5f)]
    [InlineData(0.5f, 20, 1.5f)]
    [InlineData(0.1f, 20, 1f)]
    public void A_score_is_the_sum_of_the_leaves_a_case_falls_into(float coverage, float length, float expected) =>
        Assert.Equal(expected, Ensemble.Score([coverage, length]), 1e-6f);

    [Fact]
    public void Many_cases_score_as_each_of_them_alone()
    {
        var random = new Random(3);
        float[][] cases = [.. Enumerable.Range(0, 77).Select(_ => new[] { random.NextSingle(), random.Next(20) })];
        var scores = new float[cases.Length];
        Ensemble.Score(cases, scores);
        Assert.Equal(cases.Select(Ensemble.Score), scores);
        Assert.True(scores.Distinct().Count() > 3);
    }

    [Fact]
    public void A_tree_of_more_leaves_than_can_be_told_apart_is_refused()
    {
        const int Splits = 32;
        string[] chain =
        [
            .. Enumerable.Range(0, Splits).Select(i => $"0\t{i}\tlength\t{Splits - i}\t{i + 1}\t{Splits + 1 + i}"),
            .. Enumerable.Range(Splits, Splits + 1).Select(i => $"0\t{i}\t=\t{i}"),
        ];
        FormatException refused = Assert.Throws<FormatException>(() => TreeEnsemble.Read(chain, ["length"]));
        Assert.Contains("32", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_of_a_score_and_a_constant_sum_to_it()
    {
        float ConstantOf(float[] features) => Ensemble.Score(features) - Ensemble.Explain(features).Sum();
        Assert.Equal(ConstantOf([0.9f, 5]), ConstantOf([0.1f, 20]), 1e-5f);
        Assert.True(Ensemble.Explain([0.9f, 20])[0] > 0);
    }

    [Theory]
    [InlineData("0\t0\tunknown\t1\t1\t2")]
    [InlineData("0\t0\tlength\t1")]
    public void A_line_that_is_neither_split_nor_leaf_is_refused(string line) =>
        Assert.Throws<FormatException>(() => TreeEnsemble.Read([line], ["coverage", "length"]));
}
