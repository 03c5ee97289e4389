using Zyz.Sim.Inputs.Csv;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.RegionFiles;

/// <summary>What the numbers of a prior must fulfil, by family.</summary>
internal static class PriorRules
{
    /// <summary>Standard deviations around the centre within which a prior's mass is taken to lie.</summary>
    private const double BulkSds = 5;

    /// <summary>Notes what is wrong with a prior's numbers.</summary>
    /// <param name="reader">Where faults go.</param>
    /// <param name="row">The row.</param>
    /// <param name="prior">The prior as read; NaN where a cell was no number.</param>
    /// <param name="parameter">The parameter.</param>
    public static void Check(FieldReader reader, CsvRow row, Prior prior, ParameterInfo parameter)
    {
        SecondNumber(reader, row, prior);
        if (prior.Family == PriorFamily.Fixed)
        {
            double value = prior.A + prior.Offset;
            if (value < parameter.Low || value > parameter.High)
            {
                reader.Log.Add(row["a"], Rules.Between(parameter.Low, parameter.High));
            }

            return;
        }

        if (prior.Low >= prior.High)
        {
            reader.Log.Add(row["low"], Rules.LowBelowHigh);
        }
        else if (ShapeIsRight(reader, row, prior))
        {
            Mass(reader, row, prior, parameter);
        }
    }

    /// <summary>Families of two numbers need the second, families of one must not have it.</summary>
    private static void SecondNumber(FieldReader reader, CsvRow row, Prior prior)
    {
        bool one = prior.Family is PriorFamily.Fixed or PriorFamily.HalfNormal;
        if (one && prior.B != 0)
        {
            reader.Log.Add(row["b"], Rules.NotEmpty);
        }
        else if (!one && row.IsEmpty("b"))
        {
            reader.Log.Add(row["b"], Rules.Empty);
        }

        if (prior.Family == PriorFamily.Fixed)
        {
            foreach (string bound in new[] { "low", "high" }.Where(c => !row.IsEmpty(c)))
            {
                reader.Log.Add(row[bound], Rules.NotEmpty);
            }
        }
    }

    private static bool ShapeIsRight(FieldReader reader, CsvRow row, Prior prior)
    {
        bool positiveA = prior.Family is PriorFamily.LogNormal or PriorFamily.Beta;
        if (positiveA && prior.A <= 0)
        {
            reader.Log.Add(row["a"], Rules.Above(0));
            return false;
        }

        if (prior.Family == PriorFamily.HalfNormal && prior.A < 0)
        {
            reader.Log.Add(row["a"], Rules.Between(0, double.MaxValue));
            return false;
        }

        if (prior.Family == PriorFamily.Beta && prior.B <= 0 && !row.IsEmpty("b"))
        {
            reader.Log.Add(row["b"], Rules.Above(0));
            return false;
        }

        if (prior.Family is PriorFamily.Normal or PriorFamily.LogNormal && prior.B < 0)
        {
            reader.Log.Add(row["b"], Rules.Between(0, double.MaxValue));
            return false;
        }

        return !double.IsNaN(prior.A) && !double.IsNaN(prior.B);
    }

    /// <summary>The bulk of the prior must meet both its truncation and the parameter's range.</summary>
    private static void Mass(FieldReader reader, CsvRow row, Prior prior, ParameterInfo parameter)
    {
        (double from, double to) = Bulk(prior);
        double low = Math.Max(parameter.Low, prior.Low ?? double.NegativeInfinity);
        double high = Math.Min(parameter.High, prior.High ?? double.PositiveInfinity);
        if (Math.Max(from, low) > Math.Min(to, high))
        {
            reader.Log.Add(row["a"], Rules.NoMass);
        }
    }

    private static (double From, double To) Bulk(Prior prior) => prior.Family switch
    {
        PriorFamily.Normal => (prior.Offset + prior.A - (BulkSds * prior.B), prior.Offset + prior.A + (BulkSds * prior.B)),
        PriorFamily.LogNormal => (
            prior.Offset + (prior.A * Math.Exp(-BulkSds * prior.B)), prior.Offset + (prior.A * Math.Exp(BulkSds * prior.B))),
        PriorFamily.HalfNormal => (prior.Offset, prior.Offset + (BulkSds * prior.A)),
        _ => (prior.Offset, prior.Offset + 1),
    };
}
