using System.Text.RegularExpressions;
using PolicyBot.Answers;

namespace PolicyBot.Service.Conversations;

/// <summary>Takes telephone and identity-card numbers out of what people write, before it is stored or logged.</summary>
internal static partial class PersonalData
{
    /// <summary>
    /// The text with every digit of such a number as an asterisk. Public service numbers (12345, 400-…) and figures with units
    /// stay: they are what is asked about.
    /// </summary>
    public static string Mask(string text) => Number().Replace(text, match => Digit().Replace(match.Value, "*"));

    /// <summary>A question and those before it without such numbers: what is answered is what is kept.</summary>
    public static Question Mask(Question question) => question with { Text = Mask(question.Text), History = [.. question.History.Select(Mask)] };

    // Mainland mobile numbers (11 digits from 13 to 19, also with +86); landlines with their area code (0 and 2 or 3 digits, then 7
    // or 8); identity cards of 18 places (GB 11643: region, birthday, order, check digit) and the earlier 15; each also with
    // blanks or hyphens in between and in full width. Dots only where people part a telephone number: elsewhere they are decimal points.
    [GeneratedRegex(@"(?<![0-9０-９])(?:(?:[+＋]?[8８][6６][ 　\-－.]?)?[1１][3-9３-９](?:(?:[ 　\-－]?[0-9０-９]){9}|[0-9０-９][.．][0-9０-９]{4}[.．][0-9０-９]{4})|[0０][0-9０-９]{2,3}[ 　\-－.．]?[0-9０-９]{7,8}|[1-9１-９](?:[ 　\-－]?[0-9０-９]){16}[ 　\-－]?[0-9０-９XxＸｘ]|[1-9１-９][0-9０-９]{14})(?![0-9０-９])")]
    private static partial Regex Number();

    [GeneratedRegex("[0-9０-９XxＸｘ]")]
    private static partial Regex Digit();
}
