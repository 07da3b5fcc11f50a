using System.Runtime.InteropServices;

namespace PolicyBot.Service.Background;

/// <summary>Threads that run when others leave a processor free.</summary>
internal static class LowPriority
{
    // setpriority(2): PRIO_PROCESS, and 0 for the caller, which on Linux is the thread alone.
    private const int OfProcess = 0;
    private const uint Caller = 0;

    // A quarter of a processor beside one thread of ordinary niceness, sched(7): a preview still comes when all processors are busy.
    private const int Niceness = 5;

    /// <summary>Lowers the priority of the thread that calls.</summary>
    public static void Enter()
    {
        // .NET's own priorities do nothing on Linux.
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        if (OperatingSystem.IsLinux())
        {
            _ = SetPriority(OfProcess, Caller, Niceness);
        }
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int priority);
}
