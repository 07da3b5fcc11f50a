namespace PolicyBot.Service.Pages.Chat;

/// <summary>The words around the conversation, in the script of the reader's browser.</summary>
/// <param name="Language">The page's language for HTML.</param>
/// <param name="Locale">The language of Web Chat's own words.</param>
/// <param name="Brand">The name of the service.</param>
/// <param name="LargeType">The button for large type.</param>
/// <param name="Restart">The button for a new conversation.</param>
/// <param name="Placeholder">What stands in the empty input.</param>
/// <param name="Plain">The link to the page that needs no script.</param>
/// <param name="Starting">What is shown until the conversation begins.</param>
/// <param name="Broken">What is shown where it cannot begin or go on.</param>
/// <param name="Notice">The line below.</param>
internal sealed record ChatWords(
    string Language, string Locale, string Brand, string LargeType, string Restart, string Placeholder, string Plain, string Starting, string Broken, string Notice)
{
    private static readonly ChatWords Simplified = new(
        "zh-CN", "zh-CN", "民生政策问答", "大字", "重新开始", "请输入您想了解的事", "不用聊天，改用普通网页提问", "正在连接……", "对话断开了。请重新开始，或拨打 12345。",
        "回答都出自已发布的文章，办事请以主管部门最新规定为准。人工帮助请拨打");

    private static readonly ChatWords Traditional = new(
        "zh-Hant", "zh-TW", "民生政策問答", "大字", "重新開始", "請輸入您想了解的事", "不用聊天，改用普通網頁提問", "正在連接……", "對話斷開了。請重新開始，或撥打 12345。",
        "回答都出自已發佈的文章，辦事請以主管部門最新規定為準。人工幫助請撥打");

    /// <summary>The words for a browser's languages: the first Chinese one decides.</summary>
    public static ChatWords For(HttpRequest request)
    {
        string chinese = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString())
            .FirstOrDefault(language => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || language.StartsWith("yue", StringComparison.OrdinalIgnoreCase)) ?? "";
        return IsTraditional(chinese) ? Traditional with { Locale = chinese.EndsWith("HK", StringComparison.OrdinalIgnoreCase) ? "zh-HK" : "zh-TW" } : Simplified;
    }

    // A region says which script its people read, unless the script itself is said: zh-Hans-HK.
    private static bool IsTraditional(string language) =>
        !language.Contains("Hans", StringComparison.OrdinalIgnoreCase)
        && (language.Contains("Hant", StringComparison.OrdinalIgnoreCase)
            || language.StartsWith("yue", StringComparison.OrdinalIgnoreCase)
            || language[^Math.Min(2, language.Length)..].ToUpperInvariant() is "TW" or "HK" or "MO");
}
