namespace Zyz.Sim.Model.Results;

/// <summary>The measures the model speaks of, in the ordinal order of their ids.</summary>
/// <remarks>Ids are those scripts rely on; see <see cref="KpiCatalogue"/>.</remarks>
public enum Kpi
{
    /// <summary>Registered enterprises (规上) [户].</summary>
    AboveScaleEnterprises,

    /// <summary>Above-scale output (规上产值) [亿元]: output of registered enterprises.</summary>
    AboveScaleOutput,

    /// <summary>Capacity at year end without what is under construction [万吨].</summary>
    Capacity,

    /// <summary>Closures in the year [户].</summary>
    Closures,

    /// <summary>Employment [人].</summary>
    Employment,

    /// <summary>Enterprises alive at year end [户].</summary>
    Enterprises,

    /// <summary>Enterprises with at least 1 亿元 in the last four quarters [户].</summary>
    EnterprisesOver100m,

    /// <summary>Enterprises with at least 10 亿元 in the last four quarters [户].</summary>
    EnterprisesOver1bn,

    /// <summary>Entrants in the year [户].</summary>
    Entrants,

    /// <summary>Green factories (绿色工厂) [户].</summary>
    GreenFactories,

    /// <summary>Herfindahl index of output [1].</summary>
    Herfindahl,

    /// <summary>Enterprises absorbed in the year [户].</summary>
    Mergers,

    /// <summary>Output value in current prices (产值) [亿元], mean of the year's quarters.</summary>
    OutputValue,

    /// <summary>Output value in base-year prices [亿元].</summary>
    OutputValueConstant,

    /// <summary>Output volume [万吨].</summary>
    OutputVolume,

    /// <summary>Price index, base-year mean = 1 [1].</summary>
    PriceIndex,

    /// <summary>Projects under construction at year end (开工) [个].</summary>
    ProjectsBuilding,

    /// <summary>Projects that have reached full output (达效) [个].</summary>
    ProjectsFull,

    /// <summary>Projects opened and still ramping up (投产) [个].</summary>
    ProjectsRamping,

    /// <summary>Projects signed by year end, built or not (签约) [个].</summary>
    ProjectsSigned,

    /// <summary>R&amp;D intensity of leading enterprises (at least 1 亿元) [%]; not applicable where there is none.</summary>
    RdIntensity,

    /// <summary>专精特新 enterprises, provincial or national, each once [户].</summary>
    SrdiEnterprises,

    /// <summary>Enterprise technology centres [户].</summary>
    TechCentres,

    /// <summary>Share of the three largest enterprises in output [%].</summary>
    Top3Share,

    /// <summary>Utilisation: output over capacity at year end [%].</summary>
    Utilisation,
}
