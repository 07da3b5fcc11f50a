using System.Text.Json.Nodes;
using PolicyBot.Recognition;

namespace PolicyBot.Tests.Recognition;

public class RecognitionBatchTests
{
    [Theory]
    [InlineData("NumberModel", "十二台", "12")]
    [InlineData("OrdinalModel", "第三批", "3")]
    [InlineData("PercentModel", "百分之五十", "50%")]
    [InlineData("NumberRangeModel", "不超过300", "(,300]")]
    [InlineData("AgeModel", "60周岁", "60")]
    [InlineData("CurrencyModel", "补助500元", "500")]
    [InlineData("DimensionModel", "90平方米", "90")]
    [InlineData("TemperatureModel", "室温18摄氏度", "18")]
    public void Each_model_answers_with_its_value(string model, string input, string value)
    {
        JsonNode result = Assert.Single(Answer(model, input)!)!;

        Assert.Equal(value, result["Resolution"]!["value"]!.ToString());
    }

    [Theory]
    [InlineData("2021年5月", "2021-05")]
    [InlineData("明天下午3点", "2025-04-23T15")]
    [InlineData("3月5日", "XXXX-03-05")]
    [InlineData("三个月", "P3M")]
    [InlineData("每周一", "XXXX-WXX-1")]
    [InlineData("去年上半年", "(2024-01-01,2024-07-01,P6M)")]
    [InlineData("上午9:00到11:30", "(T09:00,T11:30,PT2H30M)")]
    [InlineData("国庆节", "XXXX-10-01")]
    [InlineData("2020年以前", "2020")]
    public void Dates_have_their_timex(string input, string timex)
    {
        JsonNode result = Assert.Single(Answer("DateTimeModel", input)!)!;

        Assert.Equal(timex, result["Resolution"]!["values"]![0]!["timex"]!.ToString());
        Assert.Equal(input, result["Text"]!.ToString());
    }

    [Theory]
    [InlineData("{\"model\":\"WeatherModel\",\"Input\":\"晴\"}", "WeatherModel")]
    [InlineData("{\"Input\":\"晴\"}", "model")]
    [InlineData("{\"model\":\"NumberModel\"}", "Input")]
    [InlineData("[1]", "识别请求")]
    [InlineData("not json", "识别请求")]
    [InlineData("{\"model\":\"DateTimeModel\",\"Input\":\"晴\",\"Context\":{\"ReferenceDateTime\":\"soon\"}}", "soon")]
    public void A_line_that_is_no_request_is_named_in_the_message(string line, string named)
    {
        FormatException exception = Assert.Throws<FormatException>(() => RecognitionBatch.Answer(line));

        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }

    private static JsonArray? Answer(string model, string input)
    {
        var request = new JsonObject { ["model"] = model, ["Input"] = input, ["Context"] = new JsonObject { ["ReferenceDateTime"] = "2025-04-22T00:00:00" } };
        return JsonNode.Parse(RecognitionBatch.Answer(request.ToJsonString()))!["Results"] as JsonArray;
    }
}
