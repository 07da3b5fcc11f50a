using PolicyBot.Language;
using PolicyBot.Recognition;

namespace PolicyBot.Evaluation.Recognition;

/// <summary>Prints what the recogniser finds in each line of a text, to look a change over.</summary>
internal static class EntityPrinter
{
    /// <summary>Prints the entities of a file.</summary>
    public static void Run(string file)
    {
        foreach (string line in File.ReadLines(file))
        {
            string text = NormalForm.Of(line).Text;
            Console.WriteLine(text);
            foreach (Entity entity in Recognizer.Recognize(text, RecognizerModels.All, new DateOnly(2025, 4, 22)))
            {
                Console.WriteLine($"    {text.AsSpan(entity.Start, entity.Length)}  {entity}");
            }
        }
    }
}
