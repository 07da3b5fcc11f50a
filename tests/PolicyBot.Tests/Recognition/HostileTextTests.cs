using System.Diagnostics;
using PolicyBot.Answers.Understanding;
using PolicyBot.Language;
using PolicyBot.Recognition;
using PolicyBot.Recognition.Models;

namespace PolicyBot.Tests.Recognition;

public class HostileTextTests
{
    private const string Alphabet = "0123456789０９.,，-~/%^e:： 　零一二两三四五六七八九十百千万亿兆壹拾第点分之又半多余几负年月日号时秒周星期天前后上下近约至到和与从每" +
        "元角块美米平方千克度岁户台个省市区街道底初季度今明去昨晚早农历初正月\r\n\0\ud800a$￥¥°c“”()";

    private static readonly DateTime Reference = new(2025, 4, 22);

    [Fact]
    public void Any_text_up_to_10000_characters_is_read_without_an_exception_and_results_lie_in_it()
    {
        var random = new Random(5);
        for (int i = 0; i < 200; i++)
        {
            string text = RandomText(random, i % 100 == 0 ? 10_000 : random.Next(120));
            foreach (string model in RecognitionModels.Names)
            {
                Assert.All(RecognitionModels.Parse(model, text, Reference), result => Assert.InRange(result.End, result.Start, text.Length - 1));
            }

            AssertInOrder(text, Recognizer.Recognize(text, RecognizerModels.All, DateOnly.FromDateTime(Reference)));
        }
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(9999, 12, 31)]
    public void The_ends_of_time_are_read_without_an_exception(int year, int month, int day)
    {
        var reference = new DateTime(year, month, day);
        foreach (string text in new[] { "去年", "明年3月", "3月", "29日", "周一", "上周", "未来9000年", "过去三天", "5年前", "昨天", "下个月", "年底", "2月29日", "春节", "母亲节", "九十年代", "上半年", "十月的第一周", "9999年12月31日后" })
        {
            RecognitionModels.Parse("DateTimeModel", text, reference);
            Recognizer.Recognize(text, RecognizerModels.All, DateOnly.FromDateTime(reference));
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("一")]
    [InlineData("十")]
    [InlineData("1 ")]
    [InlineData("1/")]
    [InlineData("三分之")]
    [InlineData("1-")]
    [InlineData("百")]
    [InlineData("从1月")]
    [InlineData("五元三毛")]
    [InlineData("鼓楼区")]
    [InlineData("每年")]
    [InlineData("1.")]
    [InlineData("3天")]
    [InlineData("至少")]
    [InlineData(" ")]
    public void Sixteen_times_the_text_takes_about_sixteen_times_as_long(string piece)
    {
        // Quadratic work would take 256 times as long. The fastest of several runs is compared, so that a busy machine does not matter.
        string small = string.Concat(Enumerable.Repeat(piece, 500 / piece.Length));
        string large = string.Concat(Enumerable.Repeat(small, 16));
        double ratio = double.MaxValue;
        for (int attempt = 0; attempt < 5 && ratio > 80; attempt++)
        {
            ratio = Math.Min(ratio, Fastest(large) / Fastest(small));
        }

        Assert.InRange(ratio, 0, 80);
    }

    [Theory]
    [InlineData("一")]
    [InlineData("〇")]
    [InlineData("零")]
    [InlineData("一二")]
    [InlineData("一百零零")]
    [InlineData("1")]
    [InlineData("a")]
    [InlineData("1.1")]
    [InlineData("电")]
    public void Terms_words_and_figures_of_a_long_run_are_read_in_linear_time(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        long start = Stopwatch.GetTimestamp();
        Terms.Of(text);
        Terms.WordsAndFiguresOf(text);
        AskedCues.UnitsOf(text);
        Words.Of(text);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 5); // squared work takes tens of seconds
    }

    private static double Fastest(string text)
    {
        double fastest = double.MaxValue;
        for (int run = 0; run < 3; run++)
        {
            long start = Stopwatch.GetTimestamp();
            foreach (string model in RecognitionModels.Names)
            {
                RecognitionModels.Parse(model, text, Reference);
            }

            Recognizer.Recognize(text, RecognizerModels.All, DateOnly.FromDateTime(Reference));
            Recognizer.Recognize(text, RecognizerModels.Shares, DateOnly.FromDateTime(Reference));
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return fastest;
    }

    private static string RandomText(Random random, int length) => string.Create(length, random, static (text, random) =>
    {
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = random.Next(20) == 0 ? (char)random.Next(char.MaxValue) : Alphabet[random.Next(Alphabet.Length)];
        }
    });

    private static void AssertInOrder(string text, IReadOnlyList<Entity> entities)
    {
        int end = 0;
        foreach (Entity entity in entities)
        {
            Assert.True(entity.Start >= end && entity.Length > 0 && entity.End <= text.Length, entity.ToString());
            end = entity.End;
        }
    }
}
