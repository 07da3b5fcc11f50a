using System.Globalization;
using PolicyBot.Answers.Extraction;
using PolicyBot.Answers.Models;
using PolicyBot.Answers.Ranking;
using PolicyBot.Answers.Understanding;
using PolicyBot.Language;
using PolicyBot.Search;

namespace PolicyBot.Tests.Answers;

/// <summary>What is weighed when stretches of words are compared.</summary>
public class SpanComparisonTests
{
    [Fact]
    public void A_number_that_names_a_kind_becomes_one_value_for_each_kind()
    {
        float[] values = Compare((SpanFeature.Before, 9));

        Assert.Equal(["Before.9"], SpanComparison.Names.Where((name, i) => name.StartsWith("Before", StringComparison.Ordinal) && values[i] > 0));
        Assert.Equal(1, ValueOf(values, "Before.9"));
    }

    [Fact]
    public void The_last_of_the_kinds_has_a_place_too()
    {
        int asked = (int)Enum.GetValues<AskedFor>().Max(), word = (int)Enum.GetValues<WordClass>().Max();

        float[] values = Compare((SpanFeature.Asked, asked), (SpanFeature.Behind, SpanFeatures.CharacterKinds - 1), (SpanFeature.FirstWord, word), (SpanFeature.LastWord, word));

        Assert.All([$"Asked.{asked}", $"Behind.{SpanFeatures.CharacterKinds - 1}", $"FirstWord.{word}", $"LastWord.{word}"], name => Assert.Equal(1, ValueOf(values, name)));
    }

    [Fact]
    public void What_is_measured_stays_as_it_is() => Assert.Equal(12, ValueOf(Compare((SpanFeature.Length, 12)), "Length"));

    [Fact]
    public void Of_the_stretches_that_are_likeliest_by_themselves_the_comparison_decides()
    {
        int shorter = Choose(weightOfLength: -1), longer = Choose(weightOfLength: 1);

        Assert.True(longer > 2 * shorter, $"{longer} and {shorter} characters");
    }

    /// <summary>How many characters are chosen where the comparison knows nothing but the length.</summary>
    private static int Choose(float weightOfLength)
    {
        using var folder = new TemporaryFolder();
        const string Text = "老人卡在桥头街道服务大厅一楼领取，带上身份证和一寸照片，由工作人员当场核对办理。";
        new GenerationWriter(folder.Root, _ => { }).Write(1, _ => [new ArticleChange("card", new IndexedArticle("card", "老人卡领取办法", Text), [new IndexedPassage(0, Text.Length, null)])], CancellationToken.None);
        using var index = new LiveIndex(folder.Root, TimeProvider.System);
        using GenerationLease lease = index.Lease();
        var profile = new QuestionProfile(QuestionReader.Read("领老人卡的办法"), lease.Generation);
        List<Candidate> ranked = PassageRanker.Rank(
            ArticleFinder.Find(lease.Generation, new ReadingCache(), [profile], new DateOnly(2025, 1, 1), TestContext.Current.CancellationToken), RankingModels.Default);
        return SpanChooser.Choose(ranked[0], SpanModels.Default with { Compared = OnlyLength(weightOfLength) }).Range.Length;
    }

    private static Perceptron OnlyLength(float weight) => Perceptron.Read(
        [
            .. SpanComparison.Names.SelectMany(name => (string[])[$"{name}\tscale\t0\t10", $"{name}\tvalue\t{(name == "Length" ? weight.ToString(CultureInfo.InvariantCulture) : "0")}", $"{name}\tlead\t0"]),
            "=\tbias\t5", "=\toutput\t1", "=\tconstant\t0",
        ],
        SpanComparison.Names);

    private static float[] Compare(params (SpanFeature Feature, float Value)[] set)
    {
        var features = new float[SpanFeatures.Count];
        Array.ForEach(set, one => features[(int)one.Feature] = one.Value);
        return SpanComparison.Of(features);
    }

    private static float ValueOf(float[] values, string name) => values[SpanComparison.Names.ToList().IndexOf(name)];
}
