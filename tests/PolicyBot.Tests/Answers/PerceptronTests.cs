using PolicyBot.Answers.Models;

namespace PolicyBot.Tests.Answers;

public class PerceptronTests
{
    /// <summary>Two units: one fires for coverage and for a lead in it, one for length beyond 20.</summary>
    private static readonly string[] Lines =
    [
        "coverage\tscale\t0.5\t0.1", "coverage\tvalue\t1\t0", "coverage\tlead\t2\t0",
        "length\tscale\t10\t10", "length\tvalue\t0\t1", "length\tlead\t0\t0",
        "=\tbias\t0\t-1", "=\toutput\t0.5\t-3", "=\tconstant\t0.25",
    ];

    private static readonly string[] Features = ["coverage", "length"];

    private static readonly Perceptron Model = Perceptron.Read(Lines, Features);

    [Theory]
    [InlineData(0.7f, 10, 1.25f)] // the value alone: 0.25 + 0.5 · 2
    [InlineData(0.4f, 10, 0.25f)] // below the mean, the unit does not fire
    [InlineData(0.7f, 30, -1.75f)] // 2 deviations of length, 1 beyond the bias: -3
    [InlineData(9, 10, 2.25f)] // no value counts for more than 4 deviations
    public void A_case_alone_is_scored_by_its_values(float coverage, float length, float expected) =>
        Assert.Equal(expected, Assert.Single(Model.Score([[coverage, length]])), 1e-5f);

    [Fact]
    public void Who_is_ahead_of_the_best_of_the_others_gains_and_who_is_behind_loses()
    {
        float[] scores = Model.Score([[0.7f, 10], [0.6f, 10], [0.5f, 10]]);

        Assert.Equal([0.25f + (0.5f * (2 + 2)), 0.25f, 0.25f], scores, (a, b) => Math.Abs(a - b) < 1e-5f);
    }

    [Fact]
    public void Cases_that_share_the_best_value_lead_nobody() =>
        Assert.Equal([1.25f, 1.25f], Model.Score([[0.7f, 10], [0.7f, 10]]), (a, b) => Math.Abs(a - b) < 1e-5f);

    [Fact]
    public void Shares_of_a_score_and_what_the_units_that_fire_begin_from_sum_to_it()
    {
        float[][] cases = [[0.7f, 30], [0.6f, 10]];

        float[] shares = Model.Explain(cases, of: 0);

        Assert.Equal(0.5f * (2 + 2), shares[0], 1e-5f);
        Assert.Equal(-3f * 2, shares[1], 1e-5f);
        Assert.Equal(Model.Score(cases)[0], shares.Sum() + 0.25f + (-3f * -1), 1e-5f);
    }

    [Fact]
    public void Nothing_to_score_gives_no_scores() => Assert.Empty(Model.Score([]));

    [Theory]
    [InlineData("coverage\tlead\t2\t0", null)]
    [InlineData("coverage\tlead\t2\t0", "coverage\tlead\t2")]
    [InlineData("=\tconstant\t0.25", "colour\tscale\t0\t1")]
    [InlineData("=\tconstant\t0.25", "=")]
    public void A_file_that_lacks_a_line_or_knows_another_feature_is_refused(string line, string? instead) =>
        Assert.Throws<FormatException>(() => Perceptron.Read([.. Lines.Where(other => other != line), .. instead is null ? Array.Empty<string>() : [instead]], Features));
}
