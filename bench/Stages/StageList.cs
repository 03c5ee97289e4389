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
        Words(),
        .. Vector512.IsHardwareAccelerated ? Of<Lanes8>() : [],
        .. Of<Lanes4>(),
    ];

    private static Stage Words()
    {
        var words = new ulong[64];
        uint c0 = 0;
        return new Stage("philox group", 64, () => Philox.Group(words, c0++, 1, 16, 2, 3), 10 * 2 * 2, (10 * 6 + 4) * 2, 64);
    }

    private static Stage[] Of<T>()
        where T : struct, ILanes<T>
    {
        var words = new ulong[64];
        Philox.Group(words, 1, 2, 3, 4, 5);
        var given = new LaneTable(3);
        var made = new LaneTable(4);
        for (int i = 0; i < 64; i++)
        {
            given[0][i] = (words[i] / 4294967296.0) - 0.5;
            given[1][i] = (words[i] + 1) / 65536.0;
            given[2][i] = (words[i] + 1) / 4294967297.0;
        }

        string width = $" x{T.Width}";
        return
        [
            new Stage("exp" + width, 64, () => Loops.Exp<T>(ref given.First(0), ref made.First(0)), 10, 17, T.Width),
            new Stage("log" + width, 64, () => Loops.Log<T>(ref given.First(1), ref made.First(1)), 14, 26, T.Width),
            new Stage("shock table" + width, 64, () => EnterpriseShockTable.Fill<T>(ref words[0], ulong.MaxValue, ref made.First(3)), 6, 30, T.Width),
            new Stage("normal quantile" + width, 64, () => { given[2].CopyTo(made[2]); Normal.Quantiles<T>(made[2]); }, 30, 60, T.Width),
        ];
    }
}
