using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Service.Pages.Admin;
using PolicyBot.Service.Publishing.Uploads;

namespace PolicyBot.Service.Pages;

/// <summary>What a resident sees where a page cannot be shown.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ErrorModel : PageModel
{
    /// <summary>What happened.</summary>
    public string Headline { get; private set; } = "";

    /// <summary>What to do now.</summary>
    public string WayOut { get; private set; } = "";

    /// <summary>Tells the status of the response that this page stands in for.</summary>
    public void OnGet() => (Headline, WayOut) = Response.StatusCode switch
    {
        StatusCodes.Status403Forbidden => ("您的账号不能打开这一页", "需要的话请联系管理员更改角色。"),
        StatusCodes.Status404NotFound => ("没有这个页面", "文章可能已经撤下或换了地址，请从首页再问一次。"),
        StatusCodes.Status413PayloadTooLarge => (
            "提交的内容太大",
            $"没有保存。一次最多粘贴 {ArticlesModel.LongestPaste / 10_000} 万字，上传 {UploadQueue.LargestUpload / 1_000_000} MB；请分成几次提交。"),
        StatusCodes.Status429TooManyRequests => ("提问太快了", "请等一分钟再试；着急的话请拨打 12345。"),
        StatusCodes.Status400BadRequest => ("看不懂这个地址", "请从首页再问一次。"),
        _ => ("暂时出了问题", "请稍后再试；着急的话请拨打 12345。"),
    };

    /// <summary>The same for requests that were not to read a page.</summary>
    public void OnPost()
    {
        OnGet();
        if (Response.StatusCode == StatusCodes.Status400BadRequest)
        {
            // The form was made before the last sign-in, or cookies are off.
            (Headline, WayOut) = ("这个表单已经过期", "没有保存。请回到上一页，再提交一次。");
        }
    }
}
