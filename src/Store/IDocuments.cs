namespace Zyz.Sim.Store;

/// <summary>Documents that never change: plans, results, vintages, each under the hash of what it was made from.</summary>
public interface IDocuments
{
    /// <summary>Keeps a document; the same again changes nothing.</summary>
    /// <param name="kind">What it is: <c>plan</c>, <c>result</c>, <c>vintage</c>.</param>
    /// <param name="id">Its id.</param>
    /// <param name="payload">Its bytes; at most 64 MiB.</param>
    /// <exception cref="StoreException">The store did not answer, or holds another document under the id (<see cref="StoreFault.Contradiction"/>).</exception>
    Task PutDocumentAsync(string kind, string id, ReadOnlyMemory<byte> payload);

    /// <summary>Reads a document.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="id">Its id.</param>
    /// <returns>Its bytes, or null where there is none.</returns>
    /// <exception cref="StoreException">The store did not answer, or the document is not as it was written (<see cref="StoreFault.Damage"/>).</exception>
    Task<byte[]?> GetDocumentAsync(string kind, string id);

    /// <summary>The ids of a kind, in ordinal order.</summary>
    /// <param name="kind">What they are.</param>
    /// <exception cref="StoreException">The store did not answer.</exception>
    Task<IReadOnlyList<string>> FindDocumentsAsync(string kind);

    /// <summary>Removes a document.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="id">Its id.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="StoreException">The store did not answer.</exception>
    Task<bool> RemoveDocumentAsync(string kind, string id);
}
