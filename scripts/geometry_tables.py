"""What make_geometry draws: which shape is whose, what is not recognised, and where people live far from the rest."""

from shapely import box

# Natural Earth's id (ISO 3166-1 numeric, or a name where ISO has none) and our region code. Two shapes of one code
# become one: Åland is drawn with Finland, northern Cyprus with Cyprus, Somaliland with Somalia.
COUNTRY_CODES = """
004 afg  008 alb  012 dza  020 and  024 ago  028 atg  031 aze  032 arg  036 aus  040 aut  044 bhs  048 bhr  050 bgd
051 arm  052 brb  056 bel  064 btn  068 bol  070 bih  072 bwa  076 bra  084 blz  090 slb  096 brn  100 bgr  104 mmr
108 bdi  112 blr  116 khm  120 cmr  124 can  132 cpv  140 caf  144 lka  148 tcd  152 chl  156 chn  158 twn  170 col
174 com  178 cog  180 cod  188 cri  191 hrv  192 cub  196 cyp  203 cze  204 ben  208 dnk  212 dma  214 dom  218 ecu
222 slv  226 gnq  231 eth  232 eri  233 est  234 fro  238 flk  242 fji  246 fin  248 fin  250 fra  262 dji  266 gab
268 geo  270 gmb  275 pse  276 deu  288 gha  296 kir  300 grc  304 grl  308 grd  320 gtm  324 gin  328 guy  332 hti
336 vat  340 hnd  344 hkg  348 hun  352 isl  356 ind  360 idn  364 irn  368 irq  372 irl  376 isr  380 ita  384 civ
388 jam  392 jpn  398 kaz  400 jor  404 ken  408 prk  410 kor  414 kwt  417 kgz  418 lao  422 lbn  426 lso  428 lva
430 lbr  434 lby  438 lie  440 ltu  442 lux  446 mac  450 mdg  454 mwi  458 mys  462 mdv  466 mli  470 mlt  478 mrt
480 mus  484 mex  492 mco  496 mng  498 mda  499 mne  504 mar  508 moz  512 omn  516 nam  520 nru  524 npl  528 nld
540 ncl  548 vut  554 nzl  558 nic  562 ner  566 nga  578 nor  583 fsm  584 mhl  585 plw  586 pak  591 pan  598 png
600 pry  604 per  608 phl  616 pol  620 prt  624 gnb  626 tls  630 pri  634 qat  642 rou  643 rus  646 rwa  659 kna
662 lca  670 vct  674 smr  678 stp  682 sau  686 sen  688 srb  690 syc  694 sle  702 sgp  703 svk  704 vnm  705 svn
706 som  710 zaf  716 zwe  724 esp  728 ssd  729 sdn  732 esh  740 sur  748 swz  752 swe  756 che  760 syr  762 tjk
764 tha  768 tgo  776 ton  780 tto  784 are  788 tun  792 tur  795 tkm  798 tuv  800 uga  804 ukr  807 mkd  818 egy
826 gbr  834 tza  840 usa  854 bfa  858 ury  860 uzb  862 ven  882 wsm  887 yem  894 zmb
Kosovo xkx  N.Cyprus cyp  Somaliland som
"""

# Only 1:10m has Tuvalu.
ONLY_IN_10M = ("tuv",)

# Parts of countries, far from the rest or small, on which people live: region code, place, latitude and longitude. They
# are drawn however small they are. A place stands on its island, not merely near it.
INHABITED = """
prt Ponta-Delgada 37.78 -25.5   prt Terceira 38.72 -27.22   prt Faial 38.58 -28.7   prt Pico 38.47 -28.35
prt São-Jorge 38.65 -28.05   prt Graciosa 39.05 -28.01   prt Flores 39.45 -31.2   prt Santa-Maria 36.97 -25.1
prt Madeira 32.75 -17.0   prt Porto-Santo 33.07 -16.34
esp Gran-Canaria 28.0 -15.6   esp Tenerife 28.27 -16.6   esp Lanzarote 29.03 -13.63   esp La-Palma 28.68 -17.85
esp La-Gomera 28.11 -17.22   esp El-Hierro 27.74 -18.02   esp Menorca 39.97 4.08   esp Ibiza 38.98 1.42
esp Formentera 38.69 1.45   esp Ceuta 35.89 -5.32   esp Melilla 35.29 -2.95
fra Guadeloupe 16.25 -61.55   fra Marie-Galante 15.93 -61.27   fra Martinique 14.65 -61.0   fra Réunion -21.13 55.53
fra Mayotte -12.83 45.15   fra Cayenne 4.85 -52.3   fra Ajaccio 41.95 8.8
nld Texel 53.07 4.8   nld Terschelling 53.4 5.35   nld Ameland 53.45 5.75   nld Bonaire 12.2 -68.27   nld Saba 17.63 -63.24
nld Sint-Eustatius 17.49 -62.98
dnk Bornholm 55.13 14.92   dnk Samsø 55.85 10.6   dnk Læsø 57.27 11.0   dnk Langeland 54.9 10.77   fin Åland 60.2 19.95
swe Gotland 57.5 18.5   swe Öland 56.75 16.65   est Saaremaa 58.4 22.5   est Hiiumaa 58.9 22.6
deu Rügen 54.43 13.43   deu Fehmarn 54.46 11.14   deu Sylt 54.9 8.34   mlt Gozo 36.05 14.25
gbr Shetland 60.3 -1.25   gbr Orkney 59.0 -3.15   gbr Lewis 58.2 -6.6   gbr Wight 50.67 -1.3   gbr Islay 55.77 -6.2
nor Svalbard 78.25 16.0   ita Elba 42.78 10.25   ita Pantelleria 36.78 12.0   ita Lampedusa 35.51 12.58
grc Corfu 39.62 19.82   grc Rhodes 36.2 27.95   grc Lesbos 39.2 26.25   grc Chios 38.4 26.05   grc Samos 37.75 26.85
grc Kos 36.8 27.1   grc Naxos 37.05 25.48   grc Santorini 36.38 25.44   grc Limnos 39.9 25.2   grc Karpathos 35.6 27.13
grc Kefalonia 38.23 20.57   hrv Brač 43.33 16.65   hrv Hvar 43.17 16.7   hrv Krk 45.08 14.6   hrv Korčula 42.95 16.9
rus Kaliningrad 54.7 20.6   aze Nakhchivan 39.25 45.45   ago Cabinda -5.2 12.4   pse Gaza 31.5 34.45   tls Oecusse -9.3 124.35
omn Musandam 26.0 56.25   omn Masirah 20.4 58.78   irn Qeshm 26.8 55.85   yem Socotra 12.5 53.9   are Abu-Dhabi 24.4 54.55
brn Temburong 4.6 115.15   gnq Bioko 3.5 8.7   gnq Annobón -1.43 5.63   stp Príncipe 1.62 7.4   tza Zanzibar -6.1 39.3
tza Pemba -5.2 39.77   tza Mafia -7.85 39.78   mus Rodrigues -19.71 63.43   mdg Nosy-Be -13.32 48.26
ind Port-Blair 11.7 92.72   ind Nicobar 7.0 93.85   ind Lakshadweep 10.57 72.64   mys Langkawi 6.37 99.79   mys Penang 5.37 100.25
mys Labuan 5.32 115.22   tha Phuket 7.95 98.35   tha Samui 9.5 100.0   vnm Phú-Quốc 10.25 103.98   vnm Côn-Đảo 8.69 106.6
idn Batam 1.07 104.03   idn Ternate 0.81 127.33   idn Ambon -3.6 128.1   phl Batanes 20.43 121.97   phl Siquijor 9.2 123.57
phl Jolo 5.98 121.1   jpn Okinawa 26.5 127.93   jpn Ishigaki 24.42 124.2   jpn Miyako 24.78 125.33   jpn Amami 28.3 129.4
jpn Tsushima 34.4 129.35   jpn Sado 38.03 138.38   kor Jeju 33.38 126.55   kor Ulleung 37.5 130.87   chn Zhoushan 30.07 122.1
twn Penghu 23.57 119.6   twn Kinmen 24.44 118.37   rus Kunashir 44.1 145.9
aus King-Island -39.87 143.98   aus Flinders -40.03 148.07   aus Lord-Howe -31.55 159.08   nzl Chatham -43.95 -176.55
nzl Stewart -46.95 167.9   ncl Lifou -20.95 167.25   usa Kauai 22.05 -159.52   usa Molokai 21.13 -157.0   usa Maui 20.8 -156.3
usa Nantucket 41.28 -70.05   usa Unalaska 53.7 -166.85   can Magdalen 47.4 -61.85   ecu San-Cristóbal -0.85 -89.43
ecu Isabela -0.8 -91.1   chl Easter-Island -27.12 -109.35   chl Robinson-Crusoe -33.64 -78.85   col San-Andrés 12.55 -81.71
bra Noronha -3.85 -32.42   bra Florianópolis -27.6 -48.48   ven Margarita 11.0 -63.95   hnd Roatán 16.36 -86.45
atg Barbuda 17.63 -61.8   kna Nevis 17.15 -62.58   grd Carriacou 12.48 -61.45   tto Tobago 11.25 -60.7
"""

# US Census number of the state and our region code.
STATE_CODES = """
01 us-al  02 us-ak  04 us-az  05 us-ar  06 us-ca  08 us-co  09 us-ct  10 us-de  11 us-dc  12 us-fl  13 us-ga  15 us-hi
16 us-id  17 us-il  18 us-in  19 us-ia  20 us-ks  21 us-ky  22 us-la  23 us-me  24 us-md  25 us-ma  26 us-mi  27 us-mn
28 us-ms  29 us-mo  30 us-mt  31 us-ne  32 us-nv  33 us-nh  34 us-nj  35 us-nm  36 us-ny  37 us-nc  38 us-nd  39 us-oh
40 us-ok  41 us-or  42 us-pa  44 us-ri  45 us-sc  46 us-sd  47 us-tn  48 us-tx  49 us-ut  50 us-vt  51 us-va  53 us-wa
54 us-wv  55 us-wi  56 us-wy
"""

# Natural Earth draws who is in control. Belgium and the EU do not recognise these three changes, so they are undone:
# what lies in the box goes from the first country to the second.
NOT_RECOGNISED = (
    ("rus", "ukr", box(32.0, 44.0, 36.75, 46.3)),  # Crimea
    ("mar", "esh", box(-18.0, 20.0, -8.6, 27.667)),  # Western Sahara, south of 27°40' N
    ("isr", "syr", box(35.63, 32.7, 36.0, 33.5)),  # Golan Heights
)
