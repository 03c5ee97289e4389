using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>Tells whether a statement of a scenario holds, with 95 % confidence against the luck of the draw.</summary>
public static class ExpectationCheck
{
    /// <summary>
    /// Checks a statement on outcomes. Scenarios meet the same luck, so differences are taken replication by replication.
    /// </summary>
    /// <param name="expectation">The statement.</param>
    /// <param name="own">The scenario that makes it.</param>
    /// <param name="other">The scenario named by <see cref="Expectation.Versus"/>, with the same seed; null where none is.</param>
    /// <returns>The answer.</returns>
    public static ExpectationAnswer Of(Expectation expectation, PlayedScenario own, PlayedScenario? other)
    {
        ArgumentNullException.ThrowIfNull(expectation);
        ArgumentNullException.ThrowIfNull(own);
        return Judge(expectation, OutcomeFigures.Of(expectation, own, other));
    }

    /// <summary>
    /// Checks a statement on results alone. A difference then counts both errors as if the scenarios had met different
    /// luck: never too bold, and often not resolved where outcomes would be. <see cref="Expectation.Same"/> asks for equal hashes.
    /// </summary>
    /// <param name="expectation">The statement.</param>
    /// <param name="own">Result of the scenario that makes it.</param>
    /// <param name="other">Result of the scenario named by <see cref="Expectation.Versus"/>; null where none is.</param>
    /// <returns>The answer.</returns>
    public static ExpectationAnswer Of(Expectation expectation, RunResult own, RunResult? other)
    {
        ArgumentNullException.ThrowIfNull(expectation);
        ArgumentNullException.ThrowIfNull(own);
        return Judge(expectation, ResultFigures.Of(expectation, own, other));
    }

    /// <summary>Sets a figure against what a statement says of it.</summary>
    /// <param name="expectation">The statement.</param>
    /// <param name="figure">The figure, or the difference where the statement compares; null where there is none.</param>
    /// <returns>The answer.</returns>
    public static ExpectationAnswer Judge(Expectation expectation, Estimate? figure)
    {
        ArgumentNullException.ThrowIfNull(expectation);
        return new ExpectationAnswer(expectation, figure is null ? ExpectationVerdict.NotResolved : Verdict(expectation, figure), figure);
    }

    private static ExpectationVerdict Verdict(Expectation expectation, Estimate figure)
    {
        if (expectation.Same)
        {
            return figure.Exact ? ExpectationVerdict.Holds : ExpectationVerdict.Fails;
        }

        double above = expectation.Above ?? double.NegativeInfinity, below = expectation.Below ?? double.PositiveInfinity;
        return figure.Low > above && figure.High < below ? ExpectationVerdict.Holds
            : figure.High <= above || figure.Low >= below ? ExpectationVerdict.Fails
            : ExpectationVerdict.NotResolved;
    }
}
