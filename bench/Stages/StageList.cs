using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Shocks;

namespace Zyz.Sim.Bench.Stages;

/// <summary>The steps of the kernel that can be timed by themselves.</summary>
internal static class StageList
{
    /// <summary>All of them, in every width this machine has.</summary>
    public static Stage[] All() =>
    [
        .. Vector512.IsHardwareAccelerated ? [Group<PhiloxChain8, Vector512<ulong>>(6), Blocks()] : Array.Empty<Stage>(),
        Group<PhiloxChain4, Vector256<ulong>>(8),
        .. Vector512.IsHardwareAccelerated ? Of<Lanes8>() : [],
        .. Of<Lanes4>(),
    ];

    private static Stage Group<T, TVector>(int operations)
        where T : struct, IPhiloxChain<T, TVector>
        where TVector : struct
    {
        var words = new LaneTable(1);
        uint c0 = 0;
        return new Stage($"philox group x{T.Blocks}", 64, () => Philox.TwoChains<T, TVector>(ref Words(words, 0), c0++, 1, 16, 2, 3, 16), 18, (8 * operations) + 12, 4 * T.Blocks);
    }

    private static Stage Blocks()
    {
        var words = new LaneTable(4);
        uint c0 = 0;
        return new Stage("philox blocks x8", 256, () => Philox.FourChains<PhiloxChain8, Vector512<ulong>>(ref Words(words, 0), c0++, 1, 16, 2, 3, ulong.MaxValue), 18, (8 * 6) + 12, 32);
    }

    private static ref ulong Words(LaneTable rows, int row) => ref Unsafe.As<double, ulong>(ref rows.First(row));

    private static Stage[] Of<T>()
        where T : struct, ILanes<T>
    {
        var given = new LaneTable(4);
        var made = new LaneTable(4);
        Span<ulong> words = MemoryMarshal.Cast<double, ulong>(given[3]);
        Philox.Group(words, 1, 2, 3, 4, 5);
        for (int i = 0; i < 64; i++)
        {
            given[0][i] = (words[i] / 4294967296.0) - 0.5;
            given[1][i] = (words[i] + 1) / 65536.0;
            given[2][i] = (words[i] + 1) / 4294967297.0;
        }

        string width = $" x{T.Width}";
        return
        [
            new Stage("exp" + width, 64, () => Loops.Exp<T>(ref given.First(0), ref made.First(0)), 10, 16, T.Width),
            new Stage("log" + width, 64, () => Loops.Log<T>(ref given.First(1), ref made.First(1)), 13, 26, T.Width),
            new Stage("shock table" + width, 64, () => EnterpriseShockTable.Fill<T>(ref Words(given, 3), ulong.MaxValue, ref made.First(3)), 6, 30, T.Width),
            new Stage("normal quantile" + width, 64, () => { given[2].CopyTo(made[2]); Normal.Quantiles<T>(made[2]); }, 30, 60, T.Width),
        ];
    }
}
