using System.Text;
using PolicyBot.Service.Accounts;

namespace PolicyBot.Service.Commands;

/// <summary>A new password from whoever runs the command: twice at a terminal, unseen; one line where input comes from elsewhere.</summary>
internal static class NewPassword
{
    /// <summary>Reads a password for an account.</summary>
    /// <exception cref="CommandFailedException">It is missing, too weak, or was not typed the same twice.</exception>
    public static string Read(string name)
    {
        string? password = Console.IsInputRedirected ? Console.ReadLine() : AskTwice();
        string? complaint = password is null ? "没有读到密码。请在标准输入里给一行。" : AccountRules.PasswordComplaint(password, name);
        return complaint is null ? password! : throw new CommandFailedException(complaint);
    }

    private static string AskTwice()
    {
        string password = Ask("密码：");
        return Ask("再输入一次：") == password ? password : throw new CommandFailedException("两次输入的密码不一样。");
    }

    private static string Ask(string prompt)
    {
        Console.Error.Write(prompt);
        StringBuilder typed = new();
        for (ConsoleKeyInfo key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
