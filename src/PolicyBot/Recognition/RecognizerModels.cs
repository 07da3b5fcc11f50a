namespace PolicyBot.Recognition;

/// <summary>What a <see cref="Recognizer"/> looks for.</summary>
[Flags]
public enum RecognizerModels
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><see cref="QuantityEntity"/>.</summary>
    Quantities = 1,

    /// <summary><see cref="ShareEntity"/>.</summary>
    Shares = 2,

    /// <summary><see cref="DateEntity"/>.</summary>
    Dates = 4,

    /// <summary><see cref="PlaceEntity"/>.</summary>
    Places = 8,

    /// <summary>All of these.</summary>
    All = Quantities | Shares | Dates | Places,
}
