using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Service.Accounts;
using PolicyBot.Service.Conversations;
using PolicyBot.Service.Database;

namespace PolicyBot.Service.Pages.Admin.Answers;

/// <summary>What is kept of a person, to hand over or to delete.</summary>
internal sealed class ConversationsModel(ConversationExport export, ConversationEraser eraser, ServiceDatabase database, AuditLog audit) : PageModel
{
    /// <summary>The name of a conversation or of a person on a channel.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    /// <summary>The conversations of that name.</summary>
    public IReadOnlyList<FoundConversation> Found => string.IsNullOrWhiteSpace(Name) ? [] : export.Find(Name.Trim());

    /// <summary>Hands a conversation over as a file.</summary>
    public async Task<IActionResult> OnPostExportAsync([FromForm] string? channel, [FromForm] string? conversation)
    {
        if (channel is null || conversation is null)
        {
            return BadRequest();
        }

        await database.WriteAsync(connection =>
            audit.Add(connection, new AuditEntry(User.Actor(), "导出对话", ConversationEraser.SubjectOf(channel, conversation))));
        return File(Encoding.UTF8.GetBytes(export.Read(channel, conversation)), "application/json; charset=utf-8", "conversation.json");
    }

    /// <summary>Deletes a conversation.</summary>
    public async Task<IActionResult> OnPostDeleteAsync([FromForm] string? channel, [FromForm] string? conversation)
    {
        if (channel is null || conversation is null)
        {
            return BadRequest();
        }

        string actor = User.Actor();
        await database.WriteAsync(connection => eraser.Erase(connection, actor, channel, conversation));
        TempData["Message"] = "对话已删除。";
        return RedirectToPage(new { Name });
    }
}
