namespace Zyz.Sim.Model.Numerics;

/// <summary>The numbers of <see cref="Exponential{T}"/> and <see cref="Logarithm{T}"/>.</summary>
internal static class ElementaryNumbers
{
    private const double Ln2High = 0.693147180369123816490; // 32 bits: its product with a whole number below 2^21 is exact
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>
    /// Lowest and highest argument; sixteenths in ln 2; 1.5·2^52, which rounds what it is added to; −ln 2/16 in two parts; then
    /// the polynomial of least error for (e^r − 1 − r)/r², from its constant on.
    /// </summary>
    public static readonly double[] Exponential =
    [
        -700, 700, 16 * 1.4426950408889634, 6755399441055744.0, -Ln2High / 16, -Ln2Low / 16,
        0.5000000000000006, 0.16666666664416963, 0.0416666666596544, 0.008333471951132567, 0.0013889129027039896,
    ];

    /// <summary>−1; ln 2 in two parts; then the polynomial of least error relative to r for (ln(1 + r) − r)/r².</summary>
    public static readonly double[] Logarithm =
    [
        -1, Ln2High, Ln2Low,
        -0.4999999999999978, 0.3333333333334023, -0.2500000000338697, 0.19999999948518177,
        -0.16666653005322707, 0.14285819777170608, -0.1252026304653558, 0.11053614655738289,
    ];

    /// <summary>2^(j/16) with j taken from the bits to which <see cref="ILanes{TSelf}.Raise"/> adds it.</summary>
    public static ReadOnlySpan<double> Powers =>
    [
        1.0, 0.9908868912137069, 0.9827538663326288, 0.9756443173783458,
        0.9696035575013605, 0.964678906036742, 0.9609197773255048, 0.9583777734684463,
        0.9571067811865476, 0.9571630729697497, 0.9586054127039704, 0.9614951659746271,
        0.9658964152537145, 0.9718760801866497, 0.9795040432046712, 0.9888532806985737,
    ];

    /// <summary>
    /// Near 1/c for the middles c of the sixteen parts of an octave, such that −ln of them lies within 2^-64 of a multiple of
    /// 2^-43: the sum with k·ln 2 is then exact, and no second table need hold what rounding lost.
    /// </summary>
    public static ReadOnlySpan<double> Inverses =>
    [
        1.3333331728615754, 1.2799999380179787, 1.2307692796666587, 1.1851849702014265,
        1.1428569139222413, 1.1034484015140633, 1.0666664873207763, 1.0322579002632688,
        1.0, 0.9411764030895579, 0.8888888937697014, 0.8421052735003085,
        0.7999999666386103, 0.7619048702037396, 0.7272726577701248, 0.6956521357292937,
    ];

    /// <summary>−ln of <see cref="Inverses"/>.</summary>
    public static ReadOnlySpan<double> Logarithms =>
    [
        -0.2876819520979552, -0.2468600295080705, -0.20763940450740392, -0.16989885540283467,
        -0.1335311923064637, -0.09844018668536592, -0.06453835300078481, -0.03174853919460929,
        0.0, 0.06062469353378219, 0.11778303016546943, 0.17185024464504295,
        0.22314359301594777, 0.2719335733412436, 0.3184538266846175, 0.3629055485785102,
    ];
}
