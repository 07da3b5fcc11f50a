using System.Globalization;
using PolicyBot.Recognition;

namespace PolicyBot.Tests.Recognition;

public class NumeralTests
{
    private const string Formal = "零壹贰叁肆伍陆柒捌玖";
    private const string Plain = "零一二三四五六七八九";

    [Theory]
    [InlineData("三百五", 3, 350)]
    [InlineData("九十二万四", 5, 924000)]
    [InlineData("一百零五", 4, 105)]
    [InlineData("五百三个", 3, 530)]
    [InlineData("二〇二一年", 4, 2021)]
    [InlineData("3万4000元", 6, 34000)]
    [InlineData("1.7万余栋", 4, 17000)]
    [InlineData("20多万平方米", 4, 200000)]
    [InlineData("30,000个", 6, 30000)]
    [InlineData("30,00个", 2, 30)]
    [InlineData("十点二三", 4, 10.23)]
    [InlineData("拾亿零六万零五百零六", 10, 1000060506)]
    [InlineData("五十千", 2, 50)]
    public void Reads_the_longest_number_at_the_beginning(string text, int length, double value)
    {
        Assert.True(Numeral.TryRead(text, out int read, out decimal number));
        Assert.Equal((length, (decimal)value), (read, number));
    }

    [Theory]
    [InlineData("万")]
    [InlineData("个")]
    [InlineData("")]
    [InlineData("百姓")]
    public void Reads_nothing_where_no_number_begins(string text)
    {
        Assert.False(Numeral.TryRead(text, out int length, out _));
        Assert.Equal(0, length);
    }

    [Theory]
    [InlineData('9')]
    [InlineData('九')]
    public void Tells_how_long_a_number_is_that_does_not_fit(char digit)
    {
        Assert.False(Numeral.TryRead(new string(digit, 40) + "个", out int length, out _));
        Assert.Equal(40, length);
    }

    [Fact]
    public void Every_number_reads_back_from_every_way_to_write_it()
    {
        var random = new Random(3);
        for (int i = 0; i < 10_000; i++)
        {
            long number = random.NextInt64((long)Math.Pow(10, random.Next(1, 13)));
            foreach (string written in Styles(number))
            {
                Assert.True(Numeral.TryRead(written, out int length, out decimal value), written);
                Assert.True(number == value && written.Length == length, $"{written} is {number}, was read as {value} in {length} characters");
            }
        }
    }

    [Fact]
    public void Decimals_read_back()
    {
        var random = new Random(4);
        for (int i = 0; i < 1000; i++)
        {
            decimal number = random.Next(1_000_000) + (random.Next(1, 1000) / 1000m);
            string digits = number.ToString("0.###", CultureInfo.InvariantCulture);
            string han = Han((long)number, Plain, "十百千") + "点" + string.Concat(digits[(digits.IndexOf('.') + 1)..].Select(c => Plain[c - '0']));

            Assert.True(Numeral.TryRead(digits, out _, out decimal value) && value == number, digits);
            Assert.True(Numeral.TryRead(han, out _, out value) && value == number, han);
        }
    }

    private static IEnumerable<string> Styles(long number)
    {
        yield return number.ToString(CultureInfo.InvariantCulture);
        yield return number.ToString("#,0", CultureInfo.InvariantCulture);
        yield return Han(number, Plain, "十百千");
        yield return Han(number, Formal, "拾佰仟");
        if (number is >= 10 and < 20)
        {
            yield return Han(number, Plain, "十百千")[1..];
        }

        if (number >= 10_000 && number % 1000 == 0)
        {
            yield return (number / 10_000m).ToString("0.#", CultureInfo.InvariantCulture) + "万";
        }

        if (number is >= 1000 and < 10_000)
        {
            yield return string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(c => Plain[c - '0']));
        }
    }

    /// <summary>Writes a number below 10^12 as it is spoken.</summary>
    private static string Han(long number, string digits, string units)
    {
        if (number == 0)
        {
            return digits[..1];
        }

        string text = "";
        foreach ((long size, string unit) in new[] { (100_000_000L, "亿"), (10_000L, "万"), (1L, "") })
        {
            long section = number / size % 10_000;
            if (section > 0)
            {
                bool gap = text.Length > 0 && section < 1000;
                text += (gap ? "零" : "") + Section((int)section, digits, units) + unit;
            }
        }

        return text;
    }

    private static string Section(int section, string digits, string units)
    {
        string text = "";
        bool gap = false;
        for (int place = 3; place >= 0; place--)
        {
            int digit = section / (int)Math.Pow(10, place) % 10;
            if (digit == 0)
            {
                gap = text.Length > 0;
                continue;
            }

            text += (gap ? "零" : "") + digits[digit] + (place > 0 ? units[place - 1] : "");
            gap = false;
        }

        return text;
    }
}
