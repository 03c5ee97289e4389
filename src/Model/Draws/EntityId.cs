using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Zyz.Sim.Model.Draws;

/// <summary>The address of an entity's draws: the first 50 bits of SHA-256 of its id.</summary>
/// <remarks>
/// 32 bits would collide almost surely among a hundred thousand enterprises; 50 leave a million a chance of 1 in 2 000.
/// A collision inside a region is an error (docs/decisions).
/// </remarks>
/// <param name="Bits">The 50 bits.</param>
public readonly record struct EntityId(ulong Bits)
{
    /// <summary>The address of an id.</summary>
    /// <param name="id">Id, for example <c>flange/e0001</c> or <c>parameter/commonDrift/</c>.</param>
    /// <returns>Its address.</returns>
    public static EntityId Of(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return new EntityId(BinaryPrimitives.ReadUInt64BigEndian(hash) >> 14);
    }
}
