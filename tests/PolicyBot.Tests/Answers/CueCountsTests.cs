using PolicyBot.Answers.Understanding;

namespace PolicyBot.Tests.Answers;

public class CueCountsTests
{
    [Fact]
    public void Each_kind_has_a_count_of_its_own_up_to_15()
    {
        int[] counts = [.. Enum.GetValues<AskedFor>().Select(kind => (int)kind * 3)];

        var cues = new CueCounts(counts);

        Assert.True(counts.Length <= 16);
        Assert.All(Enum.GetValues<AskedFor>(), kind => Assert.Equal(Math.Min((int)kind * 3, 15), cues.Of(kind)));
    }
}
