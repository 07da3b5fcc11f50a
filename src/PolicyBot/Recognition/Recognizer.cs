using System.Buffers;
using PolicyBot.Recognition.Dates;
using PolicyBot.Recognition.Places;
using PolicyBot.Recognition.Quantities;

namespace PolicyBot.Recognition;

/// <summary>Finds quantities, shares, dates and places in Chinese text, in one pass and in time linear in its length.</summary>
public static class Recognizer
{
    private const int LargestOnStack = 512;

    /// <summary>Finds what a text names.</summary>
    /// <param name="text">Any text; offsets are of this text, whatever its width and characters.</param>
    /// <param name="models">What to look for.</param>
    /// <param name="reference">The day that relative dates (去年, 6月底前) count from, such as the day the text was published.</param>
    /// <returns>What was found, in text order, without overlaps.</returns>
    public static IReadOnlyList<Entity> Recognize(ReadOnlySpan<char> text, RecognizerModels models, DateOnly reference)
    {
        char[]? rented = text.Length > LargestOnStack ? ArrayPool<char>.Shared.Rent(text.Length) : null;
        Span<char> folded = rented is null ? stackalloc char[LargestOnStack] : rented;
        folded = folded[..text.Length];
        Characters.Fold(text, folded);
        List<Entity> entities = Find(new DateContext(folded, reference.ToDateTime(TimeOnly.MinValue)), models);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return entities;
    }

    private static List<Entity> Find(DateContext context, RecognizerModels models)
    {
        List<Entity> entities = [];
        int previousEnd = 0;
        for (int i = 0; i < context.Text.Length;)
        {
            Entity? entity = ReadAt(context, i, models, previousEnd, entities, out int skip);
            if (entity is not null)
            {
                entities.Add(entity);
                previousEnd = entity.End;
                skip = entity.Length;
            }

            i += skip;
        }

        return entities;
    }

    private static Entity? ReadAt(DateContext context, int at, RecognizerModels models, int previousEnd, List<Entity> before, out int skip)
    {
        skip = 1;
        char c = context[at];
        Entity? entity = null;
        if ((models & RecognizerModels.Dates) != 0 && PolicyDateReader.Begins(context, at))
        {
            entity = PolicyDateReader.Read(context, at, ref skip);
        }

        if ((models & (RecognizerModels.Quantities | RecognizerModels.Shares)) != 0 && QuantityReader.Begins(c))
        {
            Entity? quantity = QuantityReader.Read(context.Text, at, models, ref skip);
            entity = entity is null || quantity?.End > entity.End ? quantity : entity;
        }

        return entity ?? ((models & RecognizerModels.Places) != 0 ? PlaceReader.Read(context.Text, at, previousEnd, before) : null);
    }
}
