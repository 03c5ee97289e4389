using System.Diagnostics;
using System.Globalization;
using Zyz.Sim.Bench.Measuring;

namespace Zyz.Sim.Bench.Workload;

/// <summary>Workload W in numpy (bench/reference/w_numpy.py), in a process that waits for its turns.</summary>
internal sealed class NumpyReference : IDisposable
{
    private readonly Process process;

    private NumpyReference(Process process) => this.process = process;

    /// <summary>What the last play came to.</summary>
    public WorldCheck Check { get; private set; }

    /// <summary>Starts Python.</summary>
    /// <param name="world">What it plays; one thread, as all do.</param>
    /// <returns>The reference, or null where there is no Python with numpy.</returns>
    public static NumpyReference? Start(World world)
    {
        foreach (string python in new[] { "python3", "/usr/bin/python3" })
        {
            string[] arguments = [Root.Of("bench", "reference", "w_numpy.py"), .. new[] { world.Enterprises, world.Steps, world.Replications }.Select(n => n.ToString(CultureInfo.InvariantCulture))];
            var start = new ProcessStartInfo(python, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["OMP_NUM_THREADS"] = start.Environment["OPENBLAS_NUM_THREADS"] = "1";
            try
            {
                Process process = Process.Start(start)!;
                if (process.StandardOutput.ReadLine() == "ready")
                {
                    return new NumpyReference(process);
                }

                process.Dispose();
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // No such Python: the next, or none.
            }
        }

        return null;
    }

    /// <summary>Plays once.</summary>
    /// <returns>Processor time [s].</returns>
    public double Play()
    {
        process.StandardInput.WriteLine();
        process.StandardInput.Flush();
        double[] answer = [.. (process.StandardOutput.ReadLine() ?? throw new InvalidOperationException(process.StandardError.ReadToEnd()))
            .Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
        Check = new WorldCheck(answer[1], answer[2], answer[3]);
        return answer[0];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
