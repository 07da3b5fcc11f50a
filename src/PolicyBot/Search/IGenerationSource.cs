namespace PolicyBot.Search;

/// <summary>Something that questions are answered from: the live generation, or one that is only looked at beforehand.</summary>
public interface IGenerationSource
{
    /// <summary>Takes its generation for reading. Give it back by disposing of the lease.</summary>
    /// <exception cref="InvalidOperationException">There is no generation.</exception>
    GenerationLease Lease();
}
