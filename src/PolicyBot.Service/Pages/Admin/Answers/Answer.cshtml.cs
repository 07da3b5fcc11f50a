using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PolicyBot.Service.GivenAnswers;
using PolicyBot.Storage;

namespace PolicyBot.Service.Pages.Admin.Answers;

/// <summary>One answer, what it rested on, and the same again.</summary>
internal sealed class AnswerModel(AnswerHistory history, AnswerReplay replays) : PageModel
{
    /// <summary>Which answer.</summary>
    [BindProperty(SupportsGet = true)]
    public long Number { get; set; }

    /// <summary>The answer; there is one wherever the page is shown.</summary>
    public KeptAnswer? Kept { get; private set; }

    /// <summary>Its passages with their words.</summary>
    public IReadOnlyList<ReplayedPassage> Passages => replays.Passages(Kept!);

    /// <summary>The answer given again; null where that was not asked for, or not possible.</summary>
    public Replay? Replay { get; private set; }

    /// <summary>Why it could not be given again, or null.</summary>
    public string? Complaint { get; private set; }

    /// <summary>There is nothing to see where there is no such answer.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Kept = history.Find(Number);
        if (Kept is null)
        {
            context.Result = NotFound();
        }
    }

    /// <summary>Gives the answer again.</summary>
    public void OnPostReplay(CancellationToken cancellation)
    {
        try
        {
            Replay = replays.Run(Kept!, cancellation);
        }
        catch (StorageException problem)
        {
            Complaint = problem.Message;
        }
    }
}
