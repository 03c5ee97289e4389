using System.Diagnostics;
using System.Runtime.InteropServices;
using Zyz.Sim.Bench.Measuring;

namespace Zyz.Sim.Bench.Workload;

/// <summary>Workload W in C (bench/reference), built here and called in this process, so that it meets the same machine.</summary>
internal sealed unsafe class CReference
{
    private readonly delegate* unmanaged<in Places, int, int, void> play;
    private readonly World world;

    private CReference(World world, nint library)
    {
        this.world = world;
        play = (delegate* unmanaged<in Places, int, int, void>)NativeLibrary.GetExport(library, "w_play");
    }

    /// <summary>Builds and loads a reference.</summary>
    /// <param name="world">What it plays.</param>
    /// <param name="name">Name of its text: w_avx512 or w_avx2.</param>
    /// <param name="why">Why there is none.</param>
    /// <returns>The reference, or null where there is no compiler or it failed.</returns>
    public static CReference? Build(World world, string name, out string why)
    {
        string folder = Root.Of("bench", "obj", "reference");
        try
        {
            var start = new ProcessStartInfo("bash", [Root.Of("bench", "reference", "build.sh"), folder]) { RedirectStandardError = true };
            using Process build = Process.Start(start)!;
            why = build.StandardError.ReadToEnd().Trim();
            build.WaitForExit();
            return build.ExitCode == 0 ? new CReference(world, NativeLibrary.Load(Path.Combine(folder, name + ".so"))) : null;
        }
        catch (Exception missing) when (missing is System.ComponentModel.Win32Exception or DllNotFoundException)
        {
            why = missing.Message;
            return null;
        }
    }

    /// <summary>Plays all blocks of all towns.</summary>
    public void Play()
    {
        var places = new Places
        {
            Enterprises = world.Enterprises,
            Steps = world.Steps,
            Replications = world.Replications,
            Padded = world.Padded,
            Start = Pinned(world.Start),
            Scale = Pinned(world.Scale),
            OnMacro = Pinned(world.OnMacro),
            OnTown = Pinned(world.OnTown),
            Cap = Pinned(world.Cap),
            Drift = Pinned(world.Drift),
            Macro = Pinned(world.Macro),
            Town = Pinned(world.Town),
            Output = Pinned(world.Output),
            Counts = Pinned(world.Counts),
        };
        play(in places, 0, world.Blocks);
    }

    private static double* Pinned(double[] array) => (double*)Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);

    /// <summary>The struct <c>World</c> of bench/reference/w.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Places
    {
        public int Enterprises, Steps, Replications, Padded;
        public double* Start, Scale, OnMacro, OnTown, Cap, Drift, Macro, Town, Output, Counts;
    }
}
