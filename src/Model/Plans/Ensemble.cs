using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Zyz.Sim.Model.Draws;

namespace Zyz.Sim.Model.Plans;

/// <summary>
/// Parameters and past shocks as a recalibration left them: members that are equally likely, each a standard normal score per draw.
/// Part of the plan, so that a result stays a function of plan and seed.
/// </summary>
public sealed record Ensemble
{
    private MemberScores? drawn;

    /// <summary>Members [count]. &gt;= 1.</summary>
    public required int Members { get; init; }

    /// <summary>Replications in a row that share a member [count]. &gt;= 1; 1 in forecasts.</summary>
    public required int LucksPerMember { get; init; }

    /// <summary>Id of the vintage it is of; null while one is being made.</summary>
    public string? Vintage { get; init; }

    /// <summary>The draws it holds, as written by <see cref="DrawKey.ToString"/>, in ordinal order.</summary>
    public required ImmutableArray<string> Draws { get; init; }

    /// <summary>Scores as little-endian 32-bit floats in base 64: draw, then member.</summary>
    public required string Scores { get; init; }

    /// <summary>The scores by draw, ready for players; read once.</summary>
    /// <exception cref="InvalidDataException">The numbers are not those of an ensemble.</exception>
    internal MemberScores Drawn => drawn ??= new MemberScores([.. Draws.Select(DrawKey.Parse)], Rows(), LucksPerMember);

    /// <summary>Packs scores.</summary>
    /// <param name="draws">The draws, in ordinal order of their text.</param>
    /// <param name="scores">Scores: draw, then member; kept with 24 bits.</param>
    /// <param name="lucksPerMember">Replications in a row that share a member [count].</param>
    /// <returns>The ensemble.</returns>
    public static Ensemble Of(IReadOnlyList<DrawKey> draws, double[][] scores, int lucksPerMember)
    {
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentNullException.ThrowIfNull(scores);
        float[] packed = [.. scores.SelectMany(row => row.Select(x => (float)Require.Finite(x)))];
        return new Ensemble
        {
            Members = scores[0].Length,
            LucksPerMember = lucksPerMember,
            Draws = [.. draws.Select(d => d.ToString())],
            Scores = Convert.ToBase64String(MemoryMarshal.AsBytes(packed.AsSpan())),
        };
    }

    /// <summary>The scores.</summary>
    /// <returns>Scores: draw, then member.</returns>
    /// <exception cref="InvalidDataException">They are not as many as draws times members, or not finite.</exception>
    public float[][] Rows()
    {
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(Scores);
        }
        catch (FormatException e)
        {
            throw new InvalidDataException($"the scores of the ensemble are not in base 64: {e.Message}", e);
        }

        if (Members < 1 || LucksPerMember < 1 || bytes.LongLength != (long)Draws.Length * Members * sizeof(float))
        {
            throw new InvalidDataException($"the ensemble has {bytes.Length} bytes for {Draws.Length} draws of {Members} members");
        }

        float[] all = MemoryMarshal.Cast<byte, float>(bytes).ToArray();
        return all.All(float.IsFinite)
            ? [.. Enumerable.Range(0, Draws.Length).Select(i => all[(i * Members)..((i + 1) * Members)])]
            : throw new InvalidDataException("the ensemble holds a score that is no number");
    }
}
