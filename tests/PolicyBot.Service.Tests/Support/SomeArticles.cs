using System.Text.Json;

namespace PolicyBot.Service.Tests.Support;

/// <summary>Articles about a city that does not exist, one of them hostile.</summary>
internal static class SomeArticles
{
    public const string LiftQuestion = "每台电梯补贴多少钱";
    public const string LiftAnswer = "20万元";
    public const string Lift = """
        ---
        title: 青禾市公布老旧小区加装电梯办法
        publisher: 青禾日报
        date: 2025-03-10
        region: 青禾市
        url: https://example.com/lift
        ---

        青禾市住建局3月10日公布老旧小区加装电梯办法，去年全市共建成电梯86台。

        ## 谁来同意

        本单元三分之二以上的业主同意即可申请。不同意的业主可以在公示期内提出意见，由街道组织协商，公示期为10个工作日。

        ## 补贴标准

        每台电梯补贴20万元，由市、区两级财政各承担一半。

        """;

    public const string Charging = """
        ---
        title: 青禾市增设电动自行车充电端口
        publisher: 青禾市城管局
        date: 2025-05
        dateInferred: true
        region: 青禾市
        ---

        青禾市2025年计划新增电动自行车充电端口3000个，分布在120个小区，年底前全部投入使用。

        """;

    public const string Stairs = """
        ---
        title: 青禾市住宅楼道扶手加装试行方案
        date: 2019-04-02
        region: 青禾市
        supersededBy: lift
        ---

        青禾市在无电梯住宅的楼道加装扶手，由物业服务企业负责日常检查。

        """;

    public const string HostileTitle = "<img src=x onerror=alert(1)>停车办法";

    public static string Hostile => JsonSerializer.Serialize(new
    {
        id = "hostile",
        title = HostileTitle,
        publisher = "<b>假冒</b>发布",
        region = "\"><script>alert(2)</script>",
        url = "javascript:alert(3)",
        text = "夜间临时停车位每晚收费5元。\n停车办法全文见 <script>alert(4)</script> 页面。",
    });

    /// <summary>Lays the articles out under the folder.</summary>
    /// <returns>The folder of the articles.</returns>
    public static string WriteTo(TempFolder folder)
    {
        folder.Write("articles/lift.md", Lift);
        folder.Write("articles/stairs.md", Stairs);
        folder.Write("articles/charging.md", Charging);
        folder.Write("articles/more.jsonl", Hostile + "\n");
        return Path.Combine(folder.Path, "articles");
    }
}
