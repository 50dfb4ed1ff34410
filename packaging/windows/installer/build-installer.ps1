# SPDX-License-Identifier: GPL-3.0-or-later
# build-installer.ps1 [-SkipTests] [-Unsigned] [-Medium FOLDER]: makes build\package\TuoDossier-<version>-x64.exe, in the "x64 Native
# Tools" prompt of Visual Studio 2022. It needs git, cmake, ninja, python3, makensis (NSIS 3.08 or later) and VCPKG_ROOT.
#   -Medium FOLDER   what exports put on media besides the images: see packaging/README.md
#
# TUODOSSIER_SIGN_CERTIFICATE    a .pfx file, or the SHA-1 thumbprint of a certificate in the user's store (a token's too)
# TUODOSSIER_SIGN_PASSWORD_FILE  a file whose first line is the password of the .pfx
# TUODOSSIER_SIGN_TIMESTAMP      address of the time-stamp service (RFC 3161)
param([switch]$SkipTests, [switch]$Unsigned, [string]$Medium = '')
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = (Resolve-Path "$PSScriptRoot\..\..\..").Path
$preset = 'windows-msvc'
$build = "$root\build\$preset"
$package = "$root\build\package"
$stage = "$package\windows-stage"
$installed = "$build\vcpkg_installed\x64-windows-release"

function Invoke-Tool {
    $tool, $rest = $args
    & $tool @rest
    if ($LASTEXITCODE -ne 0) { throw "$tool ended with $LASTEXITCODE" }
}

function Assert-Ready {
    foreach ($tool in 'cl', 'cmake', 'ninja', 'ctest', 'python', 'makensis') {
        if (-not (Get-Command $tool -ErrorAction SilentlyContinue)) { throw "there is no $tool in this prompt's PATH" }
    }
    if ($env:VSCMD_ARG_TGT_ARCH -ne 'x64') { throw 'this is not an x64 Native Tools prompt of Visual Studio' }
    if (-not $env:VCPKG_ROOT) { throw 'VCPKG_ROOT does not say where vcpkg is' }
    if (-not $env:VCToolsRedistDir) { throw 'VCToolsRedistDir does not say where the libraries of Visual C++ are' }
    if ($Medium -and -not (Test-Path $Medium -PathType Container)) { throw "there is no folder $Medium" }
    if ($Unsigned) { return }
    if (-not (Get-Command signtool -ErrorAction SilentlyContinue)) { throw 'there is no signtool in PATH' }
    foreach ($name in 'TUODOSSIER_SIGN_CERTIFICATE', 'TUODOSSIER_SIGN_TIMESTAMP') {
        if (-not [Environment]::GetEnvironmentVariable($name)) { throw "$name is not set (-Unsigned makes an installer without signature)" }
    }
}

# signtool takes a password on its command line, where other users can read it: a .pfx goes into the user's store meanwhile.
function Get-Thumbprint {
    $certificate = $env:TUODOSSIER_SIGN_CERTIFICATE
    if ($certificate -match '^[0-9A-Fa-f]{40}$') { return $certificate }
    if (-not $env:TUODOSSIER_SIGN_PASSWORD_FILE) { throw 'TUODOSSIER_SIGN_PASSWORD_FILE is not set' }
    $password = ConvertTo-SecureString (Get-Content $env:TUODOSSIER_SIGN_PASSWORD_FILE -TotalCount 1) -AsPlainText -Force
    $imported = Import-PfxCertificate -FilePath $certificate -Password $password -CertStoreLocation Cert:\CurrentUser\My
    $script:toForget = @($imported | ForEach-Object { $_.PSPath })
    return ($imported | Where-Object { $_.HasPrivateKey } | Select-Object -First 1).Thumbprint
}

function Get-Version {
    $match = Select-String -Path "$root\CMakeLists.txt" -Pattern 'project\(TuoDossier VERSION ([0-9.]+)' | Select-Object -First 1
    if (-not $match) { throw 'CMakeLists.txt does not say the version' }
    return $match.Matches[0].Groups[1].Value
}

# The programs, what they load, and the licence of each.
function New-Stage {
    if (Test-Path $stage) { Remove-Item -Recurse -Force $stage }
    Invoke-Tool cmake --install $build --prefix $stage
    $programs = @(Get-ChildItem "$stage\bin\*.exe")
    if ($programs.Count -ne 4) { throw "$($programs.Count) programs instead of 4 in $stage\bin" }
    Invoke-Tool "$installed\tools\Qt6\bin\windeployqt.exe" --release --no-compiler-runtime --no-opengl-sw @($programs.FullName)
    # Beside Qt's libraries, which windeployqt knows, those that the programs and the plugin for films ask for.
    Invoke-Tool cmake "-DSTAGE=$stage" "-DLIBRARIES=$installed\bin" -P "$PSScriptRoot\copy-libraries.cmake"
    Copy-Item "$env:VCToolsRedistDir\x64\Microsoft.VC143.CRT\*.dll" "$stage\bin"
    New-Item -ItemType Directory "$stage\licenses" | Out-Null
    Copy-Item "$root\LICENSE" "$stage\licenses\TuoDossier.txt"
    Copy-Item "$root\packaging\vcpkg\licenses-README.txt" "$stage\licenses\README.txt"
    foreach ($copyright in Get-ChildItem "$installed\share\*\copyright") {
        $port = $copyright.Directory
        Copy-Item $copyright.FullName "$stage\licenses\$($port.Name).txt"
        if (Test-Path "$port\vcpkg.spdx.json") { Copy-Item "$port\vcpkg.spdx.json" "$stage\licenses\$($port.Name).spdx.json" }
    }
    if ($Medium) {
        New-Item -ItemType Directory "$stage\share\tuodossier" | Out-Null
        Copy-Item -Recurse $Medium "$stage\share\tuodossier\medium"
    }
}

Assert-Ready
$version = Get-Version
$toForget = @()
Push-Location $root
try {
    Invoke-Tool cmake --preset $preset
    Invoke-Tool cmake --build --preset $preset
    if (-not $SkipTests) { Invoke-Tool ctest --preset $preset }
    New-Stage
    $sign = @()
    if (-not $Unsigned) {
        $how = @('sign', '/sha1', (Get-Thumbprint), '/fd', 'sha256', '/tr', $env:TUODOSSIER_SIGN_TIMESTAMP, '/td', 'sha256', '/d', 'TuoDossier')
        # Ours only: the libraries keep the signatures of those who made them.
        $ours = @(Get-ChildItem "$stage\bin\*.exe", "$stage\lib\tuodossier\*.dll")
        Invoke-Tool signtool @how @($ours.FullName)
        $sign = @("-DSIGN=signtool $($how -join ' ')")
    }
    Invoke-Tool python "$PSScriptRoot\file_list.py" $stage "$package\files.nsh"
    $output = "$package\TuoDossier-$version-x64.exe"
    Invoke-Tool makensis -V2 -WX -INPUTCHARSET UTF8 "-DVERSION=$version" "-DLIST=$package\files.nsh" `
        "-DICON=$build\app\desktop\resources\program.ico" "-DOUTPUT=$output" @sign "$PSScriptRoot\tuodossier.nsi"
    if (-not $Unsigned) { Invoke-Tool signtool verify /pa /all $output }
    Write-Output "Made $output"
} finally {
    Pop-Location
    $toForget | ForEach-Object { Remove-Item $_ -DeleteKey }
}
