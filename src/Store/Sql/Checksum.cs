using System.Security.Cryptography;

namespace Zyz.Sim.Store.Sql;

/// <summary>SHA-256 of what is kept: a flipped bit is noticed, whoever flipped it.</summary>
internal static class Checksum
{
    private const int Largest = 64 << 20;

    /// <summary>The checksum of bytes.</summary>
    /// <exception cref="StoreException">They are more than a store takes at once.</exception>
    public static byte[] Of(ReadOnlySpan<byte> payload) => payload.Length <= Largest
        ? SHA256.HashData(payload)
        : throw new StoreException(StoreFault.Refused, FormattableString.Invariant($"{payload.Length} bytes at once; a store takes {Largest}"));

    /// <summary>Whether bytes are those that were written.</summary>
    public static bool Holds(byte[] checksum, byte[] payload) => checksum.AsSpan().SequenceEqual(SHA256.HashData(payload));
}
